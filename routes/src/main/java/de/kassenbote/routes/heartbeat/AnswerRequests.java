package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.synclog.Attempt;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.SyncLog;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers what a till asks; who asks is what the broker validated, never what the message says. */
public final class AnswerRequests {
  private final HubDesk desk;
  private final SyncLog syncLog;

  public AnswerRequests(HubDesk desk, SyncLog syncLog) {
    this.desk = desk;
    this.syncLog = syncLog;
  }

  /**
   * @param validatedUser set by the broker
   * @param type see {@link MessageType}
   * @return the answer as JSON; null = there is none to send
   * @throws RejectedMessage when the question is none, or names another till
   */
  public @Nullable String answer(String validatedUser, @Nullable String type, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    switch (String.valueOf(type)) {
      case MessageType.HEARTBEAT -> {
        Heartbeat heartbeat = Contract.read(bytes, Heartbeat.class);
        return Contract.text(desk.heartbeat(same(validatedUser, heartbeat.till()), heartbeat));
      }
      case MessageType.CATCH_UP -> {
        CatchUpRequest request = Contract.read(bytes, CatchUpRequest.class);
        catchUp(same(validatedUser, request.till()), request, bytes.length);
        return null;
      }
      default -> throw new RejectedMessage("request of unknown type '" + type + "'");
    }
  }

  private void catchUp(TillId till, CatchUpRequest request, int bytes) {
    Attempt attempt = new Attempt(syncLog, Direction.RECEIVED, What.CATCH_UP_REQUEST, till, bytes).of(request.cursor());
    try {
      desk.catchUp(till, request);
    } catch (RuntimeException e) {
      attempt.ended(Result.FAILED, e.getMessage());
      throw e;
    }
    attempt.ended(Result.OK);
  }

  private static TillId same(String validatedUser, TillId named) {
    if (!named.value().equals(validatedUser)) {
      throw new RejectedMessage("'%s' spoke for till %s".formatted(validatedUser, named));
    }
    return named;
  }
}
