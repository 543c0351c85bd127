package de.kassenbote.routes.projectentries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.TillId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectEntriesTest {
  private static final JournalPart K01 = new JournalPart(new TillId("K01"), 1);
  private static final JournalPart K02 = new JournalPart(new TillId("K02"), 1);

  private final StepsInMemory steps = new StepsInMemory();

  @Test
  void everyJournalThatIsBehindGetsOneStep() {
    assertThat(new ProjectEntries(steps).runOnce()).isEqualTo(6);
    assertThat(steps.asked).containsExactly("rebuild", "K01/1 500", "K02/1 500");
  }

  @Test
  void faultOfOneJournalIsThrownAfterTheOthersHadTheirStep() {
    steps.broken = K01;
    assertThatThrownBy(() -> new ProjectEntries(steps).runOnce()).hasMessage("K01/1 is broken");
    assertThat(steps.asked).contains("K02/1 500");
  }

  /** Three entries in each of two journals. */
  private static final class StepsInMemory implements JournalProjection {
    private final List<String> asked = new ArrayList<>();
    private JournalPart broken;

    @Override
    public void settleRebuild() {
      asked.add("rebuild");
    }

    @Override
    public List<JournalPart> behind() {
      return List.of(K01, K02);
    }

    @Override
    public int projectNext(JournalPart part, int max) {
      if (part.equals(broken)) {
        throw new IllegalStateException(part + " is broken");
      }
      asked.add(part + " " + max);
      return 3;
    }
  }
}
