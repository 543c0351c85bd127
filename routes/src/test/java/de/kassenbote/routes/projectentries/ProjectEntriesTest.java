package de.kassenbote.routes.projectentries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.TillId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProjectEntriesTest {
  private static final JournalPart K01 = part("K01");
  private static final JournalPart K02 = part("K02");
  private static final JournalPart K03 = part("K03");

  private final JournalsInMemory journals = new JournalsInMemory();
  private final ProjectEntries projectEntries = new ProjectEntries(journals, () -> false);

  @Test
  void journalsShareATransactionAsFarAsItHasRoom() {
    journals.record(K01, 500).record(K02, 499).record(K03, 2);

    assertThat(stepsUntilUpToDate()).containsExactly("K01/1 1-500, K02/1 1-499", "K03/1 1-2");
  }

  @Test
  void everyJournalHasItsTurnBeforeOneHasItsSecond() {
    journals.record(K01, 1300).record(K02, 1);

    assertThat(stepsUntilUpToDate()).containsExactly("K01/1 1-500, K02/1 1-1", "K01/1 501-1000, K01/1 1001-1300");
  }

  @Test
  void aLongBacklogIsPlannedAnewAgainAndAgain() {
    journals.record(K01, 20_000);

    assertThat(stepsUntilUpToDate()).hasSize(20).last().isEqualTo("K01/1 19001-19500, K01/1 19501-20000");
    assertThat(journals.rebuildsSettled).isEqualTo(4);
  }

  @Test
  void aPlanThatHasNoRoomForAllBeginsTheNextTimeWithTheOthers() {
    for (int n = 10; n < 30; n++) {
      journals.record(part("T" + n), 1000);
    }

    List<String> steps = stepsUntilUpToDate();
    assertThat(steps.get(7)).isEqualTo("T24/1 1-500, T25/1 1-500");
    assertThat(steps.get(8)).isEqualTo("T26/1 1-500, T27/1 1-500");
    assertThat(steps.get(10)).startsWith("T10/1 501-1000");
    assertThat(steps).hasSize(20);
  }

  @Test
  void theNextStepIsReadWhileOneIsProjected() {
    journals.record(K01, 2000);
    journals.projectingWaitsFor = "K01/1 1001-1500, K01/1 1501-2000";

    assertThat(stepsUntilUpToDate()).hasSize(2);
  }

  @Test
  void faultOfOneJournalIsThrownWhileTheOthersHaveTheirStep() {
    journals.record(K01, 1).record(K02, 1).record(K03, 1);
    journals.broken = K02;

    assertThat(projectEntries.runOnce()).isEqualTo(1);
    assertThatThrownBy(projectEntries::runOnce).hasMessage("K02/1 is broken");
    assertThat(projectEntries.runOnce()).isEqualTo(1);

    assertThat(journals.steps).containsExactly("K01/1 1-1", "K03/1 1-1");
  }

  @Test
  void faultOfReadingIsThrownAndNothingIsPassedOver() {
    journals.record(K01, 1);
    journals.unreadable = true;
    assertThatThrownBy(projectEntries::runOnce).hasMessage("cannot be read");
    journals.unreadable = false;

    assertThat(stepsUntilUpToDate()).containsExactly("K01/1 1-1");
  }

  @Test
  void whatSomebodyElseHasProjectedMeanwhileIsPlannedAnew() {
    journals.record(K01, 2000);
    projectEntries.runOnce();
    journals.cursors.put(K01, 0L);

    assertThat(stepsUntilUpToDate()).last().isEqualTo("K01/1 1001-1500, K01/1 1501-2000");
    assertThat(journals.steps).hasSize(3);
  }

  private List<String> stepsUntilUpToDate() {
    int done = 1;
    while (done > 0) {
      done = projectEntries.runOnce();
    }
    return journals.steps;
  }

  private static JournalPart part(String till) {
    return new JournalPart(new TillId(till), 1);
  }

  /** Journals of which only the lengths matter; a step with the broken one does nothing. */
  private static final class JournalsInMemory implements JournalProjection {
    private final Map<JournalPart, Long> recorded = new LinkedHashMap<>();
    private final Map<JournalPart, Long> cursors = new HashMap<>();
    private final List<String> steps = new ArrayList<>();
    private final CountDownLatch awaited = new CountDownLatch(1);
    private volatile boolean unreadable;
    private int rebuildsSettled;
    private JournalPart broken;
    private volatile String projectingWaitsFor;

    JournalsInMemory record(JournalPart part, long entries) {
      recorded.put(part, entries);
      cursors.put(part, 0L);
      return this;
    }

    @Override
    public void settleRebuild() {
      rebuildsSettled++;
    }

    @Override
    public List<Backlog> behind() {
      return recorded.entrySet().stream()
          .map(e -> new Backlog(e.getKey(), cursors.get(e.getKey()), e.getValue()))
          .filter(backlog -> backlog.complete() > backlog.projected())
          .toList();
    }

    @Override
    public PreparedStep prepare(List<Slice> slices) {
      if (unreadable) {
        throw new IllegalStateException("cannot be read");
      }
      String name = slices.stream().map(s -> "%s %d-%d".formatted(s.part(), s.from(), s.to())).collect(Collectors.joining(", "));
      if (name.equals(projectingWaitsFor)) {
        awaited.countDown();
      }
      return () -> project(name, slices);
    }

    private int project(String name, List<Slice> slices) {
      if (slices.stream().anyMatch(slice -> slice.part().equals(broken))) {
        throw new IllegalStateException(broken + " is broken");
      }
      if (projectingWaitsFor != null && !reached()) {
        throw new IllegalStateException("the next step was not read");
      }
      int done = slices.stream().mapToInt(this::move).sum();
      if (done > 0) {
        steps.add(name);
      }
      return done;
    }

    private int move(Slice slice) {
      if (cursors.get(slice.part()) != slice.from() - 1) {
        return 0;
      }
      cursors.put(slice.part(), slice.to());
      return slice.entries();
    }

    private boolean reached() {
      try {
        return awaited.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
