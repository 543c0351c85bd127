package de.kassenbote.routes.forwardjournal;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.synclog.Attempt;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.SyncLog;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Notes each envelope that the route took, whether it could be sent or not. */
final class NotedForwarding extends RoutePolicySupport {
  private static final String ATTEMPT = "sync-log-attempt";

  private final TillId till;
  private final SyncLog syncLog;

  NotedForwarding(TillId till, SyncLog syncLog) {
    this.till = till;
    this.syncLog = syncLog;
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    Message envelope = exchange.getMessage();
    int bytes = envelope.getBody() instanceof byte[] body ? body.length : 0;
    Attempt attempt = new Attempt(syncLog, Direction.SENT, What.JOURNAL, till, bytes);
    if (envelope.getHeader(Packed.EPOCH) instanceof Integer epoch
        && envelope.getHeader(Packed.FROM) instanceof Long from
        && envelope.getHeader(Packed.TO) instanceof Long to) {
      attempt.journal(epoch, from, to);
    }
    exchange.setProperty(ATTEMPT, attempt);
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    Attempt attempt = exchange.getProperty(ATTEMPT, Attempt.class);
    Exception failure = exchange.getException();
    if (failure == null) {
      attempt.ended(Result.OK);
    } else {
      attempt.ended(Result.FAILED, failure.getMessage());
    }
  }
}
