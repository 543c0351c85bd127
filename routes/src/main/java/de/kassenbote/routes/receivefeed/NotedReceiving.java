package de.kassenbote.routes.receivefeed;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.synclog.Attempt;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.NotedRoute;
import de.kassenbote.routes.synclog.SyncLog;
import org.apache.camel.Message;

/** Notes each envelope that could not be brought to the local queue; of one that could, it is noted what was made of it there. */
final class NotedReceiving extends NotedRoute {
  private final TillId till;
  private final SyncLog syncLog;

  NotedReceiving(TillId till, SyncLog syncLog) {
    this.till = till;
    this.syncLog = syncLog;
  }

  @Override
  protected Attempt begin(Message envelope, int bytes) {
    What what = envelope.getHeader(Packed.TARGET) == null ? What.FEED : What.CATCH_UP;
    Attempt attempt = new Attempt(syncLog, Direction.RECEIVED, what, till, bytes);
    if (envelope.getHeader(Packed.SCOPE) instanceof String scope) {
      attempt.scope(scope);
    }
    return attempt;
  }

  @Override
  protected void done(Attempt attempt) {
    // apply-feed notes it
  }
}
