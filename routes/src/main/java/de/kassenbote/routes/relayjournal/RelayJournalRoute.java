package de.kassenbote.routes.relayjournal;

import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;
import org.apache.camel.Exchange;

/**
 * Puts the till's committed entries into {@code journal.out}, envelope by envelope. A crash between the send and its note
 * in memory relays the envelope again.
 */
public final class RelayJournalRoute extends FlowRoute {
  private static final long PERIOD_MILLIS = 20;

  private final RelayJournal relay;

  public RelayJournalRoute(RelayJournal relay) {
    this.relay = relay;
  }

  @Override
  public void configure() {
    from(timer("relay-journal").period(PERIOD_MILLIS).delay(PERIOD_MILLIS))
        .routeId("relay-journal")
        .loopDoWhile(method(new TakeEnvelope(relay)))
        .to(put(TILL, Queues.JOURNAL_OUT)).id("send-to-journal-out")
        .bean(relay, "relayed")
        .end();
  }

  /** Makes the next envelope the message; false when none is due. */
  public static final class TakeEnvelope {
    private final RelayJournal relay;

    TakeEnvelope(RelayJournal relay) {
      this.relay = relay;
    }

    public boolean take(Exchange exchange) {
      return relay.next()
          .map(
              envelope -> {
                exchange.getMessage().setBody(envelope.body());
                exchange.getMessage().setHeaders(new java.util.HashMap<>(envelope.headers()));
                return true;
              })
          .orElse(false);
    }
  }
}
