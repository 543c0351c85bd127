package de.kassenbote.routes.synclog;

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
    int bytes = envelope.getBody() instanceof byte[] body ? body.length : 0;
    exchange.setProperty(ATTEMPT, begin(envelope, bytes));
  }

  @Override
  public final void onExchangeDone(Route route, Exchange exchange) {
    Attempt attempt = exchange.getProperty(ATTEMPT, Attempt.class);
    Exception failure = exchange.getException();
    if (failure == null) {
      done(attempt);
    } else {
      attempt.ended(Result.FAILED, failure.getMessage());
    }
  }
}
