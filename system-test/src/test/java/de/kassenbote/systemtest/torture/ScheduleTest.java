package de.kassenbote.systemtest.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final int SEEDS = 200;

  @Test
  void seedMinutesAndTillsAloneDecideWhatHappensWhen() {
    Schedule schedule = Schedule.of(7, 10, 2);
    assertThat(Schedule.of(7, 10, 2)).isEqualTo(schedule);
    assertThat(Schedule.of(8, 10, 2)).isNotEqualTo(schedule);
    assertThat(Schedule.of(7, 10, 3)).isNotEqualTo(schedule);
    assertThat(Schedule.of(7, 20, 2).torments()).startsWith(schedule.torments().toArray(Torment[]::new));
  }

  @Test
  void everyKindComesOnceBeforeOneComesAgain() {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Torment> torments = Schedule.of(seed, 20, 2).torments();
      assertThat(torments.subList(0, Kind.values().length)).extracting(Torment::kind).containsExactlyInAnyOrder(Kind.values());
    }
  }

  @Test
  void threeMinutesOfTheSeedOfTheEverydayTestHoldEveryKind() {
    assertThat(Schedule.of(TortureIT.SEED, TortureIT.MINUTES, 2).torments()).extracting(Torment::kind).contains(Kind.values());
  }

  @Test
  void tormentsBeginInOrderWithinTheTime() {
    assertThat(Schedule.of(7, 10, 2).torments()).extracting(Torment::second).isSorted().allMatch(second -> second < 600);
  }

  @Test
  void aVictimHasOneTormentAtATimeAndSeveralMayHaveOneAtTheSameTime() {
    boolean beside = false;
    for (long seed = 0; seed < SEEDS; seed++) {
      List<Torment> torments = Schedule.of(seed, 20, 2).torments();
      for (int later = 1; later < torments.size(); later++) {
        Torment two = torments.get(later);
        List<Torment> under = torments.subList(0, later).stream().filter(one -> one.end() > two.second()).toList();
        assertThat(under).extracting(Torment::victim).doesNotContain(two.victim());
        beside |= !under.isEmpty();
      }
    }
    assertThat(beside).as("torments at the same time").isTrue();
  }
}
