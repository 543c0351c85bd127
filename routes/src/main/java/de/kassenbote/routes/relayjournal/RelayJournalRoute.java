package de.kassenbote.routes.relayjournal;

import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;
import java.util.HashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Puts the till's committed entries into {@code journal.out}, envelope by envelope. A crash between the send and its note
 * in memory relays the envelope again.
 */
public final class RelayJournalRoute extends FlowRoute {
  private final RelayJournal relay;
  private final TakeEnvelope takeEnvelope;

  public RelayJournalRoute(RelayJournal relay) {
    this.relay = relay;
    this.takeEnvelope = new TakeEnvelope(relay);
  }

  @Override
  public void configure() {
    from(timer("relay-journal").period(RelayJournal.TICK.toMillis()).delay(0).includeMetadata(false))
        .routeId("relay-journal")
        .bean(takeEnvelope)
        .loopDoWhile(body().isNotNull())
        .to(put(TILL, Queues.JOURNAL_OUT)).id("send-to-journal-out")
        .bean(relay, "relayed")
        .bean(takeEnvelope)
        .end();
  }

  /** Makes the next envelope the message; no body when none is due. */
  public static final class TakeEnvelope {
    private final RelayJournal relay;

    TakeEnvelope(RelayJournal relay) {
      this.relay = relay;
    }

    public void take(Exchange exchange) {
      Message message = exchange.getMessage();
      message.setBody(null);
      relay.next().ifPresent(
          envelope -> {
            message.setBody(envelope.body());
            message.setHeaders(new HashMap<>(envelope.headers()));
          });
    }
  }
}
