package de.kassenbote.routes.receivefeed;

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

/** Notes each envelope that could not be brought to the local queue; of one that could, it is noted what was made of it there. */
final class NotedReceiving extends RoutePolicySupport {
  private static final String ATTEMPT = "sync-log-attempt";

  private final TillId till;
  private final SyncLog syncLog;

  NotedReceiving(TillId till, SyncLog syncLog) {
    this.till = till;
    this.syncLog = syncLog;
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    Message envelope = exchange.getMessage();
    int bytes = envelope.getBody() instanceof byte[] body ? body.length : 0;
    What what = envelope.getHeader(Packed.TARGET) == null ? What.FEED : What.CATCH_UP;
    Attempt attempt = new Attempt(syncLog, Direction.RECEIVED, what, till, bytes);
    if (envelope.getHeader(Packed.SCOPE) instanceof String scope) {
      attempt.scope(scope);
    }
    exchange.setProperty(ATTEMPT, attempt);
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    Exception failure = exchange.getException();
    if (failure != null) {
      exchange.getProperty(ATTEMPT, Attempt.class).ended(Result.FAILED, failure.getMessage());
    }
  }
}
