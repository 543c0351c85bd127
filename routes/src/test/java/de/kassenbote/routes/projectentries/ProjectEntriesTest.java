package de.kassenbote.routes.projectentries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.TillId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectEntriesTest {
  private static final JournalPart K01 = part("K01");
  private static final JournalPart K02 = part("K02");
  private static final JournalPart K03 = part("K03");

  private final StepsInMemory steps = new StepsInMemory();

  @Test
  void journalsShareATransactionAsFarAsItHasRoom() {
    steps.behind = List.of(new Backlog(K01, 700), new Backlog(K02, 499), new Backlog(K03, 2));

    assertThat(new ProjectEntries(steps).runOnce()).isEqualTo(9);

    assertThat(steps.asked).containsExactly("rebuild", "[K01/1, K02/1] 500", "[K03/1] 500");
  }

  @Test
  void faultOfOneJournalIsThrownAfterTheOthersHadTheirStep() {
    steps.behind = List.of(new Backlog(K01, 1), new Backlog(K02, 1), new Backlog(K03, 1));
    steps.broken = K02;

    assertThatThrownBy(() -> new ProjectEntries(steps).runOnce()).hasMessage("K02/1 is broken").hasNoSuppressedExceptions();

    assertThat(steps.asked).containsExactly("rebuild", "[K01/1] 500", "[K03/1] 500");
  }

  private static JournalPart part(String till) {
    return new JournalPart(new TillId(till), 1);
  }

  /** Three entries a journal; a transaction with the broken one does nothing. */
  private static final class StepsInMemory implements JournalProjection {
    private final List<String> asked = new ArrayList<>();
    private List<Backlog> behind = List.of();
    private JournalPart broken;

    @Override
    public void settleRebuild() {
      asked.add("rebuild");
    }

    @Override
    public List<Backlog> behind() {
      return behind;
    }

    @Override
    public int projectNext(List<JournalPart> parts, int max) {
      if (parts.contains(broken)) {
        throw new IllegalStateException(broken + " is broken");
      }
      asked.add(parts + " " + max);
      return 3 * parts.size();
    }
  }
}
