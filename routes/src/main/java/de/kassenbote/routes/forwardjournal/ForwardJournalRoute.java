package de.kassenbote.routes.forwardjournal;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;

/**
 * Carries the till's journal to the hub, envelope by envelope, in order, while the link is up: durable blocking send to
 * the hub, then local commit. A crash in between sends the envelope again.
 */
public final class ForwardJournalRoute extends FlowRoute {
  public static final String ID = "forward-journal";

  private final TillId till;

  public ForwardJournalRoute(TillId till) {
    this.till = till;
  }

  @Override
  public void configure() {
    from(take(TILL, Queues.JOURNAL_OUT))
        .routeId(ID)
        .autoStartup(false)
        .removeHeaders("*", envelopeProperties())
        .to(put(HUB, Queues.journalIn(till))).id("send-to-hub");
  }
}
