package de.kassenbote.till;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.database.Database;
import de.kassenbote.routes.applyfeed.ApplyFeed;
import de.kassenbote.routes.applyfeed.ApplyFeedRoute;
import de.kassenbote.routes.applyfeed.AskCatchUpRoute;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.forwardjournal.ForwardJournalRoute;
import de.kassenbote.routes.heartbeat.HubWatermark;
import de.kassenbote.routes.heartbeat.ReceiveRepliesRoute;
import de.kassenbote.routes.heartbeat.SendHeartbeat;
import de.kassenbote.routes.heartbeat.SendHeartbeatRoute;
import de.kassenbote.routes.link.HubConnections;
import de.kassenbote.routes.link.LinkStatus;
import de.kassenbote.routes.link.LinkSupervisor;
import de.kassenbote.routes.link.LinkedRoutes;
import de.kassenbote.routes.process.RunningRoutes;
import de.kassenbote.routes.process.StartedParts;
import de.kassenbote.routes.process.SteadyClock;
import de.kassenbote.routes.process.Ticks;
import de.kassenbote.routes.receivefeed.ReceiveFeedRoute;
import de.kassenbote.routes.relayjournal.RelayJournal;
import de.kassenbote.routes.relayjournal.RelayJournalRoute;
import de.kassenbote.routes.relayjournal.WaitingEnvelopes;
import de.kassenbote.routes.reportdeadletters.ReportDeadLetters;
import de.kassenbote.routes.reportdeadletters.ReportDeadLettersRoute;
import de.kassenbote.routes.sendrescued.SendRescued;
import de.kassenbote.routes.sendrescued.SendRescuedRoute;
import de.kassenbote.routes.synclog.SyncLog;
import de.kassenbote.till.catalog.TillCatalog;
import de.kassenbote.till.enrolment.Enrolled;
import de.kassenbote.till.enrolment.Renewal;
import de.kassenbote.till.feed.LetterReports;
import de.kassenbote.till.feed.TillFeeds;
import de.kassenbote.till.journal.Journal;
import de.kassenbote.till.numbers.NumberRanges;
import de.kassenbote.till.rescue.RescuedEntries;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** The till's flows, up and down, put together over its database and its broker, with the link to the hub. */
final class TillRoutes {
  private static final Duration LOOK_AT_LINK = Duration.ofMillis(100);
  private static final int ENVELOPES_UNDER_WAY = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> LINKED =
      List.of(ForwardJournalRoute.ID, ReceiveRepliesRoute.ID, ReceiveFeedRoute.ID, ReportDeadLettersRoute.ID, SendHeartbeatRoute.ID);

  private final LinkSupervisor link;
  private final HubWatermark watermark;
  private final RunningRoutes routes;

  /**
   * @param parts takes what runs; closing it closes the routes
   * @param trouble what is wrong with the broker, for the heartbeat
   */
  TillRoutes(
      StartedParts parts,
      Assignment told,
      Database database,
      Journal journal,
      NumberRanges numbers,
      TillCatalog catalog,
      EmbeddedBroker broker,
      Supplier<Optional<String>> trouble,
      Path data,
      MeterRegistry meters,
      SyncLog syncLog,
      Clock clock)
      throws Exception {
    TillId till = told.till();
    HubConnections hub = new HubConnections(told.address(), till, () -> Enrolled.in(data).context());
    JmsPoolConnectionFactory local = new JmsPoolConnectionFactory();
    local.setConnectionFactory(broker.connectionFactory());
    parts.add("local connections", local::stop);
    Clock steady = new SteadyClock(clock);
    LinkedRoutes linked = new LinkedRoutes(LINKED);
    link = new LinkSupervisor(hub, linked, new Random(), steady);
    long waiting = WaitingEnvelopes.lastSeq(local, till, told.epoch());
    RelayJournal relay = new RelayJournal(journal, waiting, () -> isFree(broker), steady);
    journal.onCommitted(relay::wake);
    TillFeeds feeds = new TillFeeds(database, catalog.rows(), catalog, clock);
    LongSupplier depth = () -> broker.queues().messageCount(Queues.JOURNAL_OUT);
    RescuedEntries entries = new RescuedEntries(database, journal, clock);
    SendRescued rescued = new SendRescued(entries, depth, steady);
    watermark = new HubWatermark(journal, relay, rescued, depth, PATIENCE, steady);
    Renewal renewal = new Renewal(data, clock);
    watermark.onCertificates(renewal::accept);
    TillHeartbeat heartbeat = new TillHeartbeat(journal, entries, renewal, numbers, feeds, catalog.settings(), broker, watermark::conflict, trouble, data, clock);
    AskCatchUpRoute asking = new AskCatchUpRoute(() -> link.status().online(), syncLog);
    routes =
        parts.add(
            "routes",
            RunningRoutes.start(
                "till-" + till,
                Map.of(FlowRoute.TILL, local, FlowRoute.HUB, hub.envelopes(), FlowRoute.HUB_HINTS, hub.hints()),
                List.of(
                    new TillErrorPolicy(feeds.store()),
                    new RelayJournalRoute(relay),
                    new SendRescuedRoute(rescued),
                    new ForwardJournalRoute(till, syncLog),
                    new SendHeartbeatRoute(new SendHeartbeat(heartbeat)),
                    new ReceiveRepliesRoute(till, watermark),
                    new ReceiveFeedRoute(till, syncLog),
                    new ReportDeadLettersRoute(new ReportDeadLetters(new LetterReports(database, till))),
                    asking,
                    new ApplyFeedRoute(new ApplyFeed(till, feeds.store(), asking, syncLog, steady))),
                meters));
    linked.in(routes.camel());
    parts.add("link", link);
    parts.add("link supervision", Ticks.every("link", LOOK_AT_LINK, link::runOnce));
  }

  /** On a slow line single entries would queue up, each in an envelope that waits for the answer to the one before. */
  private boolean isFree(EmbeddedBroker broker) {
    return link.status().online() && broker.queues().messageCount(Queues.JOURNAL_OUT) < ENVELOPES_UNDER_WAY;
  }

  LinkStatus link() {
    return link.status();
  }

  Optional<String> conflict() {
    return watermark.conflict().or(watermark::copy);
  }

  /** Of those that run whether there is a link or not. */
  Set<String> stopped() {
    Set<String> stopped = routes.stopped();
    stopped.removeAll(LINKED);
    return stopped;
  }

  void exchangeNow() {
    link.exchangeNow();
  }
}
