package de.kassenbote.routes.synclog;

import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.endpoint.BytesBody;
import de.kassenbote.routes.synclog.Exchanged.Result;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Notes what became of each envelope that a route took: it begins when the route takes it, and ends with it. */
public abstract class NotedRoute extends RoutePolicySupport {
  private static final String ATTEMPT = "sync-log-attempt";

  /**
   * @param bytes of the body; 0 = it is none of bytes
   */
  protected abstract Attempt begin(Message envelope, int bytes);

  /** The route is through. */
  protected abstract void done(Attempt attempt);

  @Override
  public final void onExchangeBegin(Route route, Exchange exchange) {
    Message envelope = exchange.getMessage();
    exchange.setProperty(ATTEMPT, begin(envelope, BytesBody.length(envelope)));
  }

  @Override
  public final void onExchangeDone(Route route, Exchange exchange) {
    Attempt attempt = exchange.getProperty(ATTEMPT, Attempt.class);
    Exception failure = exchange.getException();
    RejectedMessage dropped = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RejectedMessage.class);
    if (failure != null) {
      attempt.ended(Result.FAILED, failure.getMessage());
    } else if (dropped != null) {
      attempt.ended(Result.REJECTED, dropped.getMessage());
    } else {
      done(attempt);
    }
  }
}
