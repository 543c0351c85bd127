package de.kassenbote.routes.applyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.envelope.FeedEnvelope;
import org.jspecify.annotations.Nullable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyFeedTest {
  private static final TillId K07 = new TillId("K07");
  private static final FeedScope FAIR = new FeedScope(Feed.CATALOG, "fair");

  @ParameterizedTest(name = "at {0}/{1}: {2} {3}..{4} {5} is {6}")
  @CsvSource({
    "'', 0, G1, 0, 5, live, APPLY",
    "'', 0, G1, 3, 5, live, OTHER_GENERATION",
    "G1, 5, G1, 5, 6, live, APPLY",
    "G1, 5, G1, 4, 6, target, APPLY",
    "G1, 5, G1, 4, 5, live, DUPLICATE",
    "G1, 5, G1, 5, 5, target, DUPLICATE",
    "G1, 5, G1, 6, 7, live, GAP",
    "G1, 5, G2, 0, 7, live, OTHER_GENERATION",
    "G1, 5, G2, 0, 7, target, APPLY",
    "G1, 5, G2, 0, 0, target, APPLY",
    "G1, 5, G2, 5, 7, target, OTHER_GENERATION",
  })
  void verdictDependsOnTheCursorAlone(String generation, long version, String sent, long from, long to, String kind, Verdict expected) {
    assertThat(Verdict.of(new Cursor(FAIR, generation, version), envelope(sent, from, to, kind.equals("target") ? K07 : null))).isEqualTo(expected);
  }

  @Test
  void gapIsAskedForOnceThenAgainAfterHalfAMinuteOrWhenItMoves() {
    SteppedClock clock = new SteppedClock();
    List<CatchUpRequest> asked = new ArrayList<>();
    GapRequests gaps = new GapRequests(K07, asked::add, clock);
    gaps.ask(new Cursor(FAIR, "G1", 3));
    gaps.ask(new Cursor(FAIR, "G1", 3));
    assertThat(asked).hasSize(1);
    gaps.ask(new Cursor(FAIR, "G1", 4));
    clock.advance(Duration.ofSeconds(30));
    gaps.ask(new Cursor(FAIR, "G1", 4));
    assertThat(asked).extracting(CatchUpRequest::cursor).extracting(Cursor::version).containsExactly(3L, 4L, 4L);
  }

  private static FeedEnvelope envelope(String generation, long from, long to, @Nullable TillId target) {
    List<FeedChange> changes = to == from ? List.of() : List.of(new FeedChange("A", to, TextNode.valueOf("x")));
    return new FeedEnvelope(FAIR, generation, from, to, target, false, changes);
  }
}
