package de.kassenbote.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.database.Database;
import de.kassenbote.routes.BadMessages;
import de.kassenbote.routes.BadMessages.Made;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.applyfeed.ApplyFeed;
import de.kassenbote.routes.applyfeed.ApplyFeedRoute;
import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.envelope.FeedEnvelope;
import de.kassenbote.routes.envelope.FeedEnvelopeCodec;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.forwardjournal.ForwardJournalRoute;
import de.kassenbote.routes.heartbeat.HubWatermark;
import de.kassenbote.routes.heartbeat.ReceiveRepliesRoute;
import de.kassenbote.routes.link.HubConnections;
import de.kassenbote.routes.process.RunningRoutes;
import de.kassenbote.routes.receivefeed.ReceiveFeedRoute;
import de.kassenbote.routes.relayjournal.RelayJournal;
import de.kassenbote.routes.synclog.Exchanged;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.SyncLog;
import de.kassenbote.till.catalog.TillCatalog;
import de.kassenbote.till.feed.TillFeeds;
import de.kassenbote.till.journal.DerbyJournal;
import de.kassenbote.till.numbers.DerbyNumberRanges;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The till's inbound routes over two real brokers and its real database, which get what does not belong there, a good one behind each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadMessagesAtTheTillTest {
  private static final TillId K07 = new TillId("K07");
  private static final FeedScope FAIR = new FeedScope(Feed.CATALOG, "fair");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ENTRIES = 20;

  private final List<CatchUpRequest> asked = new CopyOnWriteArrayList<>();
  private final List<Exchanged> noted = new CopyOnWriteArrayList<>();
  private final List<Duration> took = new ArrayList<>();
  private Database database;
  private TwoBrokers brokers;
  private HubConnections connections;
  private DerbyJournal journal;
  private TillFeeds feeds;
  private RunningRoutes routes;
  private long version;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    database = EmptyDatabase.open(directory);
    brokers = new TwoBrokers(directory);
    brokers.openHub("K07", "K02");
    brokers.hub().queues().ensureSubscription(Queues.feeds(K07), Queues.filter(K07, List.of(FAIR)));
    connections = new HubConnections(brokers.hubAddress(), new TillId("K07"), brokers.as("K07"));
    journal = DerbyJournal.open(database, K07, 1);
    for (int i = 0; i < ENTRIES; i++) {
      database.useTransaction(tx -> journal.append(tx, "abort", 1, Instant.now(), "{}".getBytes(StandardCharsets.UTF_8)));
    }
    TillSettings settings = new TillSettings(0, new TreeSet<>(List.of(FAIR)), List.of(), List.of("cash"), "EUR", ZoneId.of("Europe/Berlin"));
    TillCatalog catalog = new TillCatalog(database, K07, settings, new DerbyNumberRanges(database));
    feeds = new TillFeeds(database, catalog.rows(), catalog, Clock.systemUTC());
    RelayJournal relay = new RelayJournal(journal, 0, () -> false, Clock.systemUTC());
    HubWatermark watermark = new HubWatermark(journal, relay, () -> 1, PATIENCE, Clock.systemUTC());
    routes =
        RunningRoutes.start(
            "till",
            Map.of(
                FlowRoute.TILL, brokers.till().connectionFactory(), FlowRoute.HUB, connections.envelopes(), FlowRoute.HUB_HINTS, connections.hints()),
            List.of(
                new TillErrorPolicy(feeds.store()),
                new ReceiveFeedRoute(K07, SyncLog.NONE),
                new ApplyFeedRoute(new ApplyFeed(K07, feeds.store(), asked::add, SyncLog.NONE, Clock.systemUTC())),
                new ForwardJournalRoute(K07, noted::add),
                new ReceiveRepliesRoute(K07, watermark)),
            new SimpleMeterRegistry());
    routes.camel().getRouteController().startRoute(ReceiveFeedRoute.ID);
    routes.camel().getRouteController().startRoute(ReceiveRepliesRoute.ID);
    routes.camel().getRouteController().startRoute(ForwardJournalRoute.ID);
  }

  @AfterAll
  void stop() {
    routes.close();
    connections.close();
    brokers.close();
    database.close();
  }

  @Test
  void whatIsNoEnvelopeInTheHubsQueueStepsAsideWithinASecondAndTheEnvelopeBehindItIsApplied() throws Exception {
    stepsAside(brokers.hub(), session -> session.createTopic(Queues.fullyQualified(Feed.CATALOG.topic(), Queues.feeds(K07))));
  }

  @Test
  void whatIsNoEnvelopeInTheLocalQueueStepsAsideWithinASecondAndTheEnvelopeBehindItIsApplied() throws Exception {
    stepsAside(brokers.till(), session -> session.createQueue(Queues.FEEDS_IN));
  }

  @Test
  void damagedEnvelopesAreAskedForAgainAndTheEnvelopeBehindThemIsApplied() throws Exception {
    long before = setAside();
    try (JMSContext session = brokers.till().connectionFactory().createContext()) {
      for (String name : List.of("the body cut off", "one bit flipped", "another hash")) {
        Packed next = next();
        asked.clear();
        send(session, session.createQueue(Queues.FEEDS_IN), BadMessages.damaged(next.headers(), next.body()).get(name));
        await(name + " is asked for again").atMost(PATIENCE).until(() -> asked.equals(List.of(new CatchUpRequest(K07, feeds.store().cursor(FAIR)))));
        isApplied(session, session.createQueue(Queues.FEEDS_IN), next);
      }
    }
    assertThat(setAside()).isEqualTo(before);
  }

  @Test
  void whatIsNoEnvelopeOnTheWayUpIsDroppedAndTheEnvelopeBehindItIsForwarded() throws Exception {
    Packed good = JournalEnvelopeCodec.pack(new JournalEnvelope(journal.after(0, ENTRIES)));
    List<String> kinds = List.of("nothing", "an object", "a map", "a stream", "20 MB of bytes", "text");
    try (JMSContext session = brokers.till().connectionFactory().createContext()) {
      for (String kind : kinds) {
        send(session, session.createQueue(Queues.JOURNAL_OUT), BadMessages.ofBytes(good.headers()).all().get(kind));
        send(session, session.createQueue(Queues.JOURNAL_OUT), BadMessages.good(good));
      }
    }
    await("the good ones are at the hub").atMost(PATIENCE).until(() -> brokers.hub().queues().messageCount(Queues.journalIn(K07)) == kinds.size());
    await("the road is empty").atMost(PATIENCE).until(() -> brokers.till().queues().messageCount(Queues.JOURNAL_OUT) == 0);
    assertThat(noted).extracting(Exchanged::result).hasSize(2 * kinds.size()).startsWith(Result.REJECTED, Result.OK);
  }

  @Test
  void whatIsNoReplyIsDroppedAndTheReplyBehindItIsHeard() throws Exception {
    try (JMSContext session = brokers.hub().connectionFactory().createContext()) {
      long seq = 0;
      Map<String, Object> properties = Map.of(MessageType.PROPERTY, MessageType.WATERMARK);
      for (Map.Entry<String, Made> bad : BadMessages.ofText(properties, watermark(ENTRIES)).all().entrySet()) {
        send(session, session.createQueue(Queues.replies(K07)), bad.getValue());
        long next = ++seq;
        send(session, session.createQueue(Queues.replies(K07)), BadMessages.good(properties, watermark(next)));
        await("the reply behind " + bad.getKey()).atMost(PATIENCE).until(() -> journal.confirmedSeq() == next);
      }
    }
    requireNothingWentAstray();
  }

  private void stepsAside(EmbeddedBroker broker, Function<JMSContext, Destination> to) throws Exception {
    try (JMSContext session = broker.connectionFactory().createContext()) {
      Destination queue = to.apply(session);
      Packed good = envelope(0);
      for (Map.Entry<String, Made> bad : BadMessages.ofBytes(good.headers()).andOfUnknownVersion(Packed.VERSION, good.body()).all().entrySet()) {
        long before = setAside();
        send(session, queue, bad.getValue());
        long sent = System.nanoTime();
        await(bad.getKey() + " steps aside").pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> setAside() == before + 1);
        took.add(Duration.ofNanos(System.nanoTime() - sent));
        isApplied(session, queue, next());
      }
    }
    assertThat(took.stream().sorted().toList().get(took.size() / 2)).as("half of %s", took).isLessThan(Duration.ofSeconds(1));
    requireNothingWentAstray();
  }

  private void isApplied(JMSContext session, Destination queue, Packed envelope) throws Exception {
    send(session, queue, BadMessages.good(envelope));
    await("the good one behind it").atMost(PATIENCE).until(() -> feeds.store().cursor(FAIR).version() == version);
  }

  private void requireNothingWentAstray() throws Exception {
    assertThat(longestBody()).as("longest body kept").isLessThan(1000);
    assertThat(BadMessages.file()).doesNotExist();
    assertThat(TwoBrokers.drain(brokers.hub(), "replies.K02")).isEmpty();
  }

  private static void send(JMSContext session, Destination to, Made message) throws Exception {
    session.createProducer().send(to, message.in(session));
  }

  private Packed next() {
    return envelope(version++);
  }

  private static Packed envelope(long from) {
    List<FeedChange> changes = List.of(new FeedChange("tea", from + 1, null));
    return FeedEnvelopeCodec.pack(new FeedEnvelope(FAIR, "G1", from, from + 1, K07, false, changes));
  }

  private String watermark(long seq) {
    return Contract.text(new Watermark(1, seq, journal.after(seq - 1, 1).get(0).hash()));
  }

  private long setAside() {
    return database.read(h -> h.createQuery("SELECT COALESCE(SUM(attempts), 0) FROM dead_letter").mapTo(Long.class).one());
  }

  private long longestBody() {
    return database.read(h -> h.createQuery("SELECT COALESCE(MAX(LENGTH(body)), 0) FROM dead_letter").mapTo(Long.class).one());
  }
}
