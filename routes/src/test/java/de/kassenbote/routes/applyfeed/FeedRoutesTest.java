package de.kassenbote.routes.applyfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.TextNode;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.BrokerComponent;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.envelope.FeedEnvelope;
import de.kassenbote.routes.envelope.FeedEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.link.HubConnections;
import de.kassenbote.routes.publishfeed.JmsFeedSender;
import de.kassenbote.routes.receivefeed.ReceiveFeedRoute;
import de.kassenbote.routes.synclog.Exchanged;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.SyncLog;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** receive-feed and apply-feed over two real brokers. */
class FeedRoutesTest {
  private static final TillId K07 = new TillId("K07");
  private static final FeedScope FAIR = new FeedScope(Feed.CATALOG, "fair");

  private final FeedStoreInMemory store = new FeedStoreInMemory();
  private final CamelContext camel = new DefaultCamelContext();
  private TwoBrokers brokers;
  private HubConnections connections;
  private JmsFeedSender hub;
  private final List<Exchanged> noted = new CopyOnWriteArrayList<>();
  private final AskCatchUpRoute asking = new AskCatchUpRoute(() -> true, noted::add);

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    brokers = new TwoBrokers(directory);
    brokers.openHub();
    brokers.hub().queues().ensureSubscription(Queues.feeds(K07), Queues.filter(K07, List.of(FAIR)));
    brokers.hub().queues().ensureSubscription(Queues.feeds(new TillId("K08")), Queues.filter(new TillId("K08"), List.of(FAIR)));
    hub = new JmsFeedSender(brokers.hub().connectionFactory());
    hub.connect();
    connections = new HubConnections(brokers.hubAddress(), new TillId("K07"), brokers.as("K07"));
    camel.addComponent(FlowRoute.TILL, BrokerComponent.on(brokers.till().connectionFactory()));
    camel.addComponent(FlowRoute.HUB, BrokerComponent.on(connections.envelopes()));
    camel.addComponent(FlowRoute.HUB_HINTS, BrokerComponent.on(connections.hints()));
    camel.addRoutes(new ReceiveFeedRoute(K07, SyncLog.NONE));
    camel.addRoutes(new ApplyFeedRoute(new ApplyFeed(K07, store, request -> {}, SyncLog.NONE, Clock.systemUTC())));
    camel.addRoutes(asking);
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    hub.close();
    connections.close();
    brokers.close();
  }

  @Test
  void envelopesAreAppliedInOrderAndLeaveBothQueues() throws Exception {
    camel.getRouteController().startRoute(ReceiveFeedRoute.ID);
    FeedEnvelope live = envelope(0, 1, null);
    FeedEnvelope targeted = envelope(1, 2, K07);
    hub.toAll(Feed.CATALOG, FeedEnvelopeCodec.pack(live));
    hub.toTill(K07, Feed.CATALOG, FeedEnvelopeCodec.pack(targeted));

    await("both are applied").until(() -> store.applied.size() == 2);

    assertThat(store.applied).containsExactly(live, targeted);
    await("both queues are empty").until(() -> waitingAtHub("K07") == 0 && brokers.till().queues().messageCount(Queues.FEEDS_IN) == 0);
    await("the targeted one went to one till alone").until(() -> waitingAtHub("K08") == 1);
  }

  @Test
  void envelopesWaitAtTheHubWhileTheLinkIsDownAndInTheLocalQueueWhileNobodyApplies() throws Exception {
    camel.getRouteController().stopRoute(ApplyFeedRoute.ID);
    hub.toAll(Feed.CATALOG, FeedEnvelopeCodec.pack(envelope(0, 1, null)));
    await("it waits at the hub").until(() -> waitingAtHub("K07") == 1);

    camel.getRouteController().startRoute(ReceiveFeedRoute.ID);
    await("it is in the local queue").until(() -> brokers.till().queues().messageCount(Queues.FEEDS_IN) == 1);

    await("it has left the hub").until(() -> waitingAtHub("K07") == 0);
    assertThat(store.applied).isEmpty();
    assertThat(propertiesOf(TwoBrokers.drain(brokers.till(), Queues.FEEDS_IN).get(0)))
        .filteredOn(name -> !name.startsWith("JMS") && !name.startsWith("_AMQ"))
        .containsExactlyInAnyOrder(Packed.VERSION, Packed.SHA256, Packed.FEED, Packed.SCOPE);
  }

  @Test
  void databaseThatIsDownLosesNothing() throws Exception {
    store.faults = 3;
    camel.getRouteController().startRoute(ReceiveFeedRoute.ID);
    FeedEnvelope live = envelope(0, 1, null);
    hub.toAll(Feed.CATALOG, FeedEnvelopeCodec.pack(live));

    await("it is applied when the database is back").until(() -> !store.applied.isEmpty());

    assertThat(store.applied).containsExactly(live);
    assertThat(store.aside).isEmpty();
  }

  @Test
  void questionForACatchUpIsNotedWhetherItCouldBeSentOrNot() {
    asking.ask(new CatchUpRequest(K07, new Cursor(FAIR, "G1", 7)));
    await("the hub has the question").until(() -> brokers.hub().queues().messageCount(Queues.REQUESTS_IN) == 1);
    brokers.closeHub();
    asking.ask(new CatchUpRequest(K07, new Cursor(FAIR, "G1", 8)));
    assertThat(noted).extracting(Exchanged::what).containsOnly(What.CATCH_UP_REQUEST);
    assertThat(noted).extracting(Exchanged::from).containsExactly(7L, 8L);
    assertThat(noted).extracting(Exchanged::result).containsExactly(Result.OK, Result.FAILED);
  }

  private long waitingAtHub(String till) {
    return brokers.hub().queues().messageCount(Queues.feeds(new TillId(till)));
  }

  private static FeedEnvelope envelope(long from, long to, @Nullable TillId target) {
    return new FeedEnvelope(FAIR, "G1", from, to, target, false, List.of(new FeedChange("A" + to, to, TextNode.valueOf("x"))));
  }

  private static List<String> propertiesOf(Message message) throws JMSException {
    @SuppressWarnings("unchecked")
    List<String> names = Collections.list((java.util.Enumeration<String>) message.getPropertyNames());
    return names;
  }
}
