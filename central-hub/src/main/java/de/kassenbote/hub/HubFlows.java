package de.kassenbote.hub;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.certificates.CertificateAuthority;
import de.kassenbote.database.Database;
import de.kassenbote.hub.access.WithdrawnAccess;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.hub.backup.RestoredMark;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.deadletter.HubErrorPolicy;
import de.kassenbote.hub.deadletter.ReplayWork;
import de.kassenbote.hub.deadletter.Replays;
import de.kassenbote.hub.deadletter.TillLetters;
import de.kassenbote.hub.enrolment.Renewals;
import de.kassenbote.hub.exchange.ExchangeDesk;
import de.kassenbote.hub.feed.ChangeReplay;
import de.kassenbote.hub.feed.FeedGenerations;
import de.kassenbote.hub.feed.FeedMarks;
import de.kassenbote.hub.feed.FeedSettings;
import de.kassenbote.hub.feed.FeedSource;
import de.kassenbote.hub.feed.Feeds;
import de.kassenbote.hub.feed.ListedSource;
import de.kassenbote.hub.fleet.Fleet;
import de.kassenbote.hub.journal.EnvelopeReplay;
import de.kassenbote.hub.journal.RecordedJournal;
import de.kassenbote.hub.journal.RecordingBacklog;
import de.kassenbote.hub.masterdata.CatalogFeed;
import de.kassenbote.hub.masterdata.CustomerFeed;
import de.kassenbote.hub.masterdata.CustomerTable;
import de.kassenbote.hub.masterdata.SupplierFeed;
import de.kassenbote.hub.masterdata.SupplierTable;
import de.kassenbote.hub.numbers.Numbers;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.hub.projection.EntryProjection;
import de.kassenbote.hub.projection.EntryReplay;
import de.kassenbote.hub.projection.Rebuild;
import de.kassenbote.hub.projection.RecordedTotals;
import de.kassenbote.hub.registry.Binding;
import de.kassenbote.hub.registry.Installations;
import de.kassenbote.hub.registry.TillAdministration;
import de.kassenbote.hub.registry.TillCertificates;
import de.kassenbote.hub.registry.TillLifecycle;
import de.kassenbote.hub.registry.TillRegistry;
import de.kassenbote.hub.registry.TillRow;
import de.kassenbote.hub.registry.TillSettingsSource;
import de.kassenbote.hub.stock.HubStock;
import de.kassenbote.hub.stock.StockFeed;
import de.kassenbote.hub.stock.StockTable;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.heartbeat.AnswerRequests;
import de.kassenbote.routes.heartbeat.AnswerRequestsRoute;
import de.kassenbote.routes.process.SteadyClock;
import de.kassenbote.routes.projectentries.ProjectEntries;
import de.kassenbote.routes.projectentries.ProjectEntriesRoute;
import de.kassenbote.routes.publishfeed.PublishFeedRoute;
import de.kassenbote.routes.recordjournal.RecordJournal;
import de.kassenbote.routes.recordjournal.RecordJournalRoute;
import de.kassenbote.routes.reportdeadletters.RecordDeadLetters;
import de.kassenbote.routes.reportdeadletters.RecordDeadLettersRoute;
import de.kassenbote.routes.synclog.SyncLog;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.jdbi.v3.core.Handle;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** The hub's two flows, up and down, put together over one database and one broker. */
final class HubFlows implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final FeedMarks marks = new FeedMarks();
  private final StockTable stockTable = new StockTable();
  private final List<ListedSource> masterData =
      List.of(new CatalogFeed(), new CustomerFeed(new CustomerTable()), new SupplierFeed(new SupplierTable()), new StockFeed(stockTable));
  private final JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();
  private final JmsPoolConnectionFactory hints = new JmsPoolConnectionFactory();
  private final TillRegistry registry;
  private final RecordedJournal journal;
  private final EntryProjection projection;
  private final ProjectEntries projectEntries;
  private final OperatorActs acts;
  private final Replays replays;
  private final ReplayWork replayWork;
  private final Rebuild rebuild;
  private final Feeds feeds;
  private final Fleet fleet;
  private final Numbers numbers;
  private final ExchangeDesk exchange;
  private final TillAdministration administration;
  private final Binding binding;
  private final TillLifecycle lifecycle;
  private final EmbeddedBroker broker;
  private final List<RoutesBuilder> routes;

  HubFlows(
      Database database,
      TillRegistry registry,
      TillCertificates certificates,
      CertificateAuthority authority,
      EmbeddedBroker broker,
      WithdrawnAccess withdrawn,
      HubSettings settings,
      SyncLog syncLog,
      Clock clock) {
    this.registry = registry;
    connections.setConnectionFactory(broker.connectionFactory());
    hints.setConnectionFactory(broker.connectionFactory());
    DeadLetters failed = new DeadLetters(database, clock);
    journal = new RecordedJournal(database, registry::epoch, RecordedJournal.PATIENCE, clock);
    projection = new EntryProjection(database, new HubStock(marks), Numbers::ranges, failed, clock);
    projectEntries = new ProjectEntries(projection, new RecordingBacklog(broker, new SteadyClock(clock))::queuesUp);
    rebuild = new Rebuild(database, clock);
    acts = new OperatorActs(database, clock);
    replays =
        new Replays(List.of(new EntryReplay(projection, clock), new EnvelopeReplay(journal), new ChangeReplay(marks)), failed);
    replayWork = new ReplayWork(database, replays, acts, clock, new SteadyClock(clock));
    feeds = new Feeds(database, sources(), broker::queues, broker.connectionFactory(), FeedSettings.DEFAULT, syncLog, clock, new SteadyClock(clock));
    renewIfRestored(settings);
    fleet =
        new Fleet(
            database, () -> registry.notRetired().stream().map(TillRow::id).toList(), new RecordedTotals(database), feeds.progress()::states, clock, ZONE);
    numbers = new Numbers(database, FeedGenerations::current, this::settingsChanged, acts, clock);
    exchange = new ExchangeDesk(database, feeds.exchange(), masterData, registry::settingsChanged, acts);
    numbers.first().completeKinds();
    administration =
        new TillAdministration(
            database,
            registry,
            exchange,
            acts,
            till -> broker.queues().ensureReplyQueue(Queues.replies(till)));
    administration.ensureReplyQueues();
    binding = new Binding(registry, certificates, numbers.first(), exchange, () -> settings.address(broker.port()));
    lifecycle = new TillLifecycle(database, registry, feeds.exchange(), acts, fleet::unsent, withdrawn::of);
    this.broker = broker;
    Desk desk =
        new Desk(
            journal,
            registry::epoch,
            feeds,
            fleet,
            new Installations(database, registry)::heard,
            numbers.leases(),
            new Renewals(database, binding, authority),
            new Alarms(database),
            clock);
    routes =
        List.of(
            new HubErrorPolicy(failed),
            new RecordJournalRoute(new RecordJournal(journal, syncLog)),
            new RecordDeadLettersRoute(new RecordDeadLetters(new TillLetters(database, failed))),
            new ProjectEntriesRoute(projectEntries),
            new PublishFeedRoute(feeds.publisher()),
            new AnswerRequestsRoute(new AnswerRequests(desk, syncLog)));
  }

  /** Component name → connections. */
  Map<String, ConnectionFactory> brokers() {
    return Map.of(FlowRoute.HUB, connections, FlowRoute.HUB_HINTS, hints);
  }

  List<RoutesBuilder> routes() {
    return routes;
  }

  FeedMarks marks() {
    return marks;
  }

  StockTable stockTable() {
    return stockTable;
  }

  TillRegistry registry() {
    return registry;
  }

  Numbers numbers() {
    return numbers;
  }

  ExchangeDesk exchange() {
    return exchange;
  }

  TillAdministration administration() {
    return administration;
  }

  Binding binding() {
    return binding;
  }

  /** What waits for a till that is bound anew was for its former installation. */
  void bound(TillId till) {
    broker.queues().deleteQueue(Queues.feeds(till));
    broker.queues().ensureReplyQueue(Queues.replies(till));
    exchange.applyFilter(till);
  }

  TillLifecycle lifecycle() {
    return lifecycle;
  }

  RecordedJournal journal() {
    return journal;
  }

  OperatorActs acts() {
    return acts;
  }

  Replays replays() {
    return replays;
  }

  ReplayWork replayWork() {
    return replayWork;
  }

  Rebuild rebuild() {
    return rebuild;
  }

  Fleet fleet() {
    return fleet;
  }

  @Override
  public void close() {
    projectEntries.close();
    fleet.save();
    feeds.close();
    hints.stop();
    connections.stop();
  }

  private void settingsChanged(Handle transaction, TillId till) {
    marks.mark(transaction, FeedScope.settingsOf(till), List.of(TillSettings.KEY));
    registry.settingsChanged(transaction, till);
  }

  private void renewIfRestored(HubSettings settings) {
    RestoredMark mark = new RestoredMark(settings.data());
    if (settings.restored() || mark.isSet()) {
      feeds.generations().renew();
      registry.restored();
      mark.remove();
    }
  }

  private List<FeedSource> sources() {
    List<FeedSource> sources = new ArrayList<>(masterData);
    sources.add(new TillSettingsSource(registry, () -> feeds.exchange()));
    return sources;
  }
}
