package de.kassenbote.systemtest.torture;

import de.kassenbote.routes.process.Ticks;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.systemtest.harness.TillSeller;
import de.kassenbote.systemtest.harness.Trees;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run: the schedule is printed, then done, then everything comes to rest, is stopped, and is counted. What it leaves lies in
 * {@code target/torture} and is deleted when everything was exact.
 */
final class Run {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final int LEAST_MEBIBYTES = 200;
  private static final int MEBIBYTES_A_MINUTE = 8;

  private final int seed;
  private final int minutes;
  private final List<String> tills;
  private final boolean onPostgres;
  private final PrintWriter out;
  private final List<String> faults = new ArrayList<>();

  Run(int seed, int minutes, int tills, boolean onPostgres, PrintWriter out) {
    this.seed = seed;
    this.minutes = minutes;
    this.tills = Schedule.tills(tills);
    this.onPostgres = onPostgres;
    this.out = out;
  }

  /** Whether everything was exact. */
  boolean call() {
    Schedule schedule = Schedule.of(seed, minutes, tills.size());
    announce(schedule);
    Path directory = directory();
    out.printf("what it leaves lies in %s, and is deleted if everything was exact%n", directory);
    SmallDisks disks = SmallDisks.mount(directory, apps(), LEAST_MEBIBYTES + MEBIBYTES_A_MINUTE * minutes);
    Runtime.getRuntime().addShutdownHook(new Thread(disks::close, "unmount"));
    boolean exact = false;
    try (disks) {
      disks.obstacle().ifPresent(why -> out.println("full disks are left out, they need mount rights: " + why));
      exact = torture(directory, disks, schedule);
      return exact;
    } finally {
      leave(directory, exact);
    }
  }

  private boolean torture(Path directory, SmallDisks disks, Schedule schedule) {
    boolean exact = false;
    try (Premises premises = Premises.open(directory, tills, onPostgres)) {
      Diary diary = new Diary(out);
      Recoveries recoveries = new Recoveries(premises.shop(), diary);
      try {
        torture(premises, disks, diary, recoveries, schedule);
      } catch (RuntimeException | AssertionError e) {
        faults.add(String.valueOf(e.getMessage()));
      }
      disks.freeAll();
      premises.end();
      exact = report(premises, recoveries, schedule);
    } finally {
      if (!exact) {
        disks.copyTo(directory.resolve("of-small-disks"));
      }
    }
    return exact;
  }

  private static void torture(Premises premises, SmallDisks disks, Diary diary, Recoveries recoveries, Schedule schedule) {
    Shop shop = premises.shop();
    premises.careForAll(diary);
    shop.sellers().forEach(TillSeller::start);
    Ticks looks = Ticks.every("recoveries", LOOK_EVERY, recoveries::look);
    try {
      new Torturer(premises, disks, diary, recoveries).go(schedule);
      diary.note("the torments are over, all comes to rest");
      shop.settle();
    } finally {
      looks.close();
    }
    new DamagedMessages(shop.hub(), schedule, diary).discard();
    shop.hub().rename(shop.goods().last(), "told after the torments");
    shop.tills().forEach(till -> shop.hub().awaitCurrent(till.id()));
    diary.note("everything sold is at the hub, and what the hub tells is at the tills");
  }

  /** Whether everything was exact. */
  private boolean report(Premises premises, Recoveries recoveries, Schedule schedule) {
    Ledger.Count count = Ledger.count(premises.shop());
    premises.caretakers().stream().filter(Run::isTillThatEnded).forEach(c -> faults.add("till %s ended by itself".formatted(c.app().name())));
    faults.addAll(count.findings());
    new Report(schedule, recoveries.done(), premises, count).lines().forEach(out::println);
    faults.forEach(fault -> out.println("fault: " + fault));
    out.println(count.accounting());
    out.flush();
    return faults.isEmpty() && count.accounting().isExact();
  }

  /** A hub ends when its broker stopped, and is started again; a till goes on selling, whatever happens. */
  private static boolean isTillThatEnded(Caretaker caretaker) {
    return caretaker.app() instanceof TillProcess && caretaker.endedByItself() > 0;
  }

  private void announce(Schedule schedule) {
    out.printf("seed %d, %d minutes, tills %s, hub on %s%n", seed, minutes, String.join(", ", tills), onPostgres ? "postgresql" : "derby");
    schedule.torments().forEach(torment -> out.println(Diary.at(torment.second()) + "  " + torment));
    out.println("a torment is at its time, or as soon as the machine can");
    out.flush();
  }

  private List<String> apps() {
    List<String> apps = new ArrayList<>(tills);
    apps.add("hub");
    return apps;
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target", "torture")), "run").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void leave(Path directory, boolean exact) {
    if (exact) {
      Trees.delete(directory);
    } else {
      System.err.println("not exact: everything lies in " + directory);
    }
  }
}
