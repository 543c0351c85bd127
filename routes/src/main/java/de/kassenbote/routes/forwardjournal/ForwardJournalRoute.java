package de.kassenbote.routes.forwardjournal;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.BytesBody;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.synclog.SyncLog;

/**
 * Carries the till's journal to the hub, envelope by envelope, in order, while the link is up: durable blocking send to
 * the hub, then local commit. A crash in between sends the envelope again.
 */
public final class ForwardJournalRoute extends FlowRoute {
  public static final String ID = "forward-journal";

  private final TillId till;
  private final SyncLog syncLog;

  public ForwardJournalRoute(TillId till, SyncLog syncLog) {
    this.till = till;
    this.syncLog = syncLog;
  }

  @Override
  public void configure() {
    from(take(TILL, Queues.JOURNAL_OUT).advanced().mapJmsMessage(false))
        .routeId(ID).routeConfigurationId(RELAYED)
        .routePolicy(new NotedForwarding(till, syncLog))
        .autoStartup(false)
        .removeHeaders("*", envelopeProperties())
        .process(new BytesBody("a journal envelope"))
        .to(put(HUB, Queues.journalIn(till))).id("send-to-hub");
  }
}
