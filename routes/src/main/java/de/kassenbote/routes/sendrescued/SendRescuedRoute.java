package de.kassenbote.routes.sendrescued;

import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;
import java.util.HashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Puts entries that were taken over into {@code journal.out}, envelope by envelope, as the hub lacks them. */
public final class SendRescuedRoute extends FlowRoute {
  private static final long PERIOD_MILLIS = 1000;

  private final SendRescued rescued;
  private final TakeEnvelope takeEnvelope;

  public SendRescuedRoute(SendRescued rescued) {
    this.rescued = rescued;
    this.takeEnvelope = new TakeEnvelope(rescued);
  }

  @Override
  public void configure() {
    from(timer("send-rescued").period(PERIOD_MILLIS).includeMetadata(false))
        .routeId("send-rescued")
        .bean(takeEnvelope)
        .loopDoWhile(body().isNotNull())
        .to(put(TILL, Queues.JOURNAL_OUT)).id("send-rescued-to-journal-out")
        .bean(rescued, "sent")
        .bean(takeEnvelope)
        .end();
  }

  /** Makes the next envelope the message; no body when none is due. */
  public static final class TakeEnvelope {
    private final SendRescued rescued;

    TakeEnvelope(SendRescued rescued) {
      this.rescued = rescued;
    }

    public void take(Exchange exchange) {
      Message message = exchange.getMessage();
      message.setBody(null);
      rescued.next().ifPresent(
          envelope -> {
            message.setBody(envelope.body());
            message.setHeaders(new HashMap<>(envelope.headers()));
          });
    }
  }
}
