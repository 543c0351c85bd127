package de.kassenbote.routes.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.synclog.Exchanged;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerRequestsTest {
  private static final TillId K07 = new TillId("K07");
  private static final CatchUpRequest QUESTION = new CatchUpRequest(K07, new Cursor(new FeedScope(Feed.CATALOG, "fair"), "G1", 41));

  private final List<Exchanged> noted = new ArrayList<>();
  private final DeskWithFaults desk = new DeskWithFaults();
  private final AnswerRequests requests = new AnswerRequests(desk, noted::add);

  @Test
  void questionForACatchUpIsNotedWithWhatBecameOfIt() {
    ask("K07");
    desk.fault = new IllegalStateException("the database is away");
    assertThatThrownBy(() -> ask("K07")).hasMessage("the database is away");
    assertThat(desk.asked).containsExactly(QUESTION);
    int bytes = Contract.text(QUESTION).length();
    assertThat(noted)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("tookMillis")
        .containsExactly(
            new Exchanged(K07, Direction.RECEIVED, What.CATCH_UP_REQUEST, "catalog/fair", 41, 0, 0, bytes, Result.OK, 0, null),
            new Exchanged(K07, Direction.RECEIVED, What.CATCH_UP_REQUEST, "catalog/fair", 41, 0, 0, bytes, Result.FAILED, 0, "the database is away"));
  }

  @Test
  void questionInAnotherTillsNameIsRejectedAndReachesNobody() {
    assertThatThrownBy(() -> ask("K08")).isInstanceOf(RejectedMessage.class).hasMessage("'K08' spoke for till K07");
    assertThat(desk.asked).isEmpty();
    assertThat(noted).isEmpty();
  }

  private void ask(String validatedUser) {
    assertThat(requests.answer(validatedUser, MessageType.CATCH_UP, Contract.text(QUESTION))).isNull();
  }

  private static final class DeskWithFaults implements HubDesk {
    private final List<CatchUpRequest> asked = new ArrayList<>();
    private RuntimeException fault;

    @Override
    public HeartbeatAnswer heartbeat(TillId till, Heartbeat heartbeat) {
      throw new AssertionError("nobody sends a heartbeat here");
    }

    @Override
    public void catchUp(TillId till, CatchUpRequest request) {
      if (fault != null) {
        throw fault;
      }
      asked.add(request);
    }
  }
}
