package de.kassenbote.routes.forwardjournal;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.synclog.Attempt;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.NotedRoute;
import de.kassenbote.routes.synclog.SyncLog;
import org.apache.camel.Message;

/** Notes each envelope that the route took, whether it could be sent or not. */
final class NotedForwarding extends NotedRoute {
  private final TillId till;
  private final SyncLog syncLog;

  NotedForwarding(TillId till, SyncLog syncLog) {
    this.till = till;
    this.syncLog = syncLog;
  }

  @Override
  protected Attempt begin(Message envelope, int bytes) {
    Attempt attempt = new Attempt(syncLog, Direction.SENT, What.JOURNAL, till, bytes);
    if (envelope.getHeader(Packed.EPOCH) instanceof Integer epoch
        && envelope.getHeader(Packed.FROM) instanceof Long from
        && envelope.getHeader(Packed.TO) instanceof Long to) {
      attempt.journal(epoch, from, to);
    }
    return attempt;
  }

  @Override
  protected void done(Attempt attempt) {
    attempt.ended(Result.OK);
  }
}
