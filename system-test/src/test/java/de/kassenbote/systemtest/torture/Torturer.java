package de.kassenbote.systemtest.torture;

import de.kassenbote.cli.demo.LineProxy;
import de.kassenbote.systemtest.harness.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Does to a shop under sales what the schedule says, each thing at its time, or as soon as the machine can. */
final class Torturer {
  private static final long SLOW_BITS_PER_SECOND = 128_000;
  private static final Duration SLOW_DELAY = Duration.ofMillis(300);

  private final Premises premises;
  private final SmallDisks disks;
  private final Diary diary;
  private final Recoveries recoveries;

  /** The beginning or the end of a torment. */
  private record Step(int second, boolean begins, Torment torment) {}

  Torturer(Premises premises, SmallDisks disks, Diary diary, Recoveries recoveries) {
    this.premises = premises;
    this.disks = disks;
    this.diary = diary;
    this.recoveries = recoveries;
  }

  /** Returns when everything is over, though not yet recovered from. */
  void go(Schedule schedule) {
    for (Step step : steps(schedule)) {
      awaitTime(step.second());
      if (step.begins()) {
        diary.note("%s%s", step.torment(), begin(step.torment()));
      } else {
        diary.note("%-8s  end of %s%s", step.torment().victim(), step.torment().kind(), end(step.torment()));
        recoveries.began(step.torment());
      }
    }
  }

  private void awaitTime(int second) {
    long millis = Math.round((second - diary.seconds()) * 1_000);
    if (millis > 0) {
      Shop.throughout("the sellers go on", Duration.ofMillis(millis), premises.shop()::requireSound);
    }
  }

  /** What more there is to say. */
  private String begin(Torment torment) {
    switch (torment.kind()) {
      case KILLED_HUB, KILLED_TILL -> caretaker(torment).killAndHoldDown();
      case KILLED_DATABASE -> premises.killDatabase();
      case CUT_LINE -> line(torment).cut();
      case RESET_LINE -> line(torment).reset();
      case SLOW_LINE -> line(torment).slow(SLOW_BITS_PER_SECOND, SLOW_DELAY);
      case SILENT_LINE -> line(torment).stall();
      case HALF_OPEN_LINE -> {
        line(torment).stall();
        caretaker(torment).killAndHoldDown();
        caretaker(torment).letStart();
      }
      case FULL_DISK -> {
        disks.fill(torment.victim());
        return disks.obstacle().isEmpty() ? "" : ": left out";
      }
      case FILES_DELETED_WHILE_DOWN, BITS_FLIPPED_WHILE_DOWN -> {
        caretaker(torment).killAndHoldDown();
        return ": " + spoil(torment);
      }
      case FILES_DELETED_WHILE_RUNNING, BITS_FLIPPED_WHILE_RUNNING -> {
        return ": " + spoil(torment);
      }
    }
    return "";
  }

  /** What more there is to say. */
  private String end(Torment torment) {
    switch (torment.kind()) {
      case KILLED_HUB, KILLED_TILL, FILES_DELETED_WHILE_DOWN, BITS_FLIPPED_WHILE_DOWN -> caretaker(torment).letStart();
      case KILLED_DATABASE -> premises.startDatabase();
      case CUT_LINE, RESET_LINE, SLOW_LINE, SILENT_LINE, HALF_OPEN_LINE -> line(torment).restore();
      case FULL_DISK -> disks.free(torment.victim());
      case FILES_DELETED_WHILE_RUNNING, BITS_FLIPPED_WHILE_RUNNING -> {
        caretaker(torment).killAndHoldDown();
        caretaker(torment).letStart();
        return ", killed";
      }
    }
    return "";
  }

  private String spoil(Torment torment) {
    Path broker = caretaker(torment).app().data().resolve("broker");
    return torment.kind().flipsBits() ? BrokerFiles.flip(broker, torment.random()) : BrokerFiles.delete(broker, torment.random());
  }

  private Caretaker caretaker(Torment torment) {
    return premises.caretaker(torment.victim());
  }

  private LineProxy line(Torment torment) {
    return premises.shop().till(torment.victim()).line();
  }

  /** At the same second what ends comes first. */
  private static List<Step> steps(Schedule schedule) {
    List<Step> steps = new ArrayList<>();
    for (Torment torment : schedule.torments()) {
      steps.add(new Step(torment.second(), true, torment));
      steps.add(new Step(torment.end(), false, torment));
    }
    steps.sort(Comparator.comparingInt(Step::second).thenComparing(Step::begins));
    return steps;
  }
}
