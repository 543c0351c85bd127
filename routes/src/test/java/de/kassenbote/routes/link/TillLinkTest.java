package de.kassenbote.routes.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.kassenbote.routes.JournalInMemory;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.contract.AHeartbeat;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.BrokerComponent;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.forwardjournal.ForwardJournalRoute;
import de.kassenbote.routes.heartbeat.AnswerRequests;
import de.kassenbote.routes.heartbeat.AnswerRequestsRoute;
import de.kassenbote.routes.heartbeat.HubDesk;
import de.kassenbote.routes.heartbeat.HubWatermark;
import de.kassenbote.routes.heartbeat.ReceiveRepliesRoute;
import de.kassenbote.routes.heartbeat.SendHeartbeat;
import de.kassenbote.routes.heartbeat.SendHeartbeatRoute;
import de.kassenbote.routes.relayjournal.RelayJournal;
import de.kassenbote.routes.relayjournal.RelayJournalRoute;
import de.kassenbote.routes.synclog.SyncLog;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till's routes to the hub over two real brokers, with the hub coming and going. */
class TillLinkTest {
  private static final TillId TILL = new TillId("K07");

  private final JournalInMemory journal = new JournalInMemory("K07");
  private final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
  private final CamelContext camel = new DefaultCamelContext();
  private final CamelContext hubCamel = new DefaultCamelContext();
  private TwoBrokers brokers;
  private HubConnections connections;
  private LinkSupervisor link;
  private HubWatermark watermark;

  @BeforeEach
  void startTheTill(@TempDir Path directory) throws Exception {
    brokers = new TwoBrokers(directory);
    connections = new HubConnections(brokers.hubAddress(), new TillId("K07"), brokers.as("K07"));
    RelayJournal relay = new RelayJournal(journal, 0, () -> link != null && link.status().online(), Clock.systemUTC());
    watermark =
        new HubWatermark(
            journal, relay, () -> brokers.till().queues().messageCount(Queues.JOURNAL_OUT), Duration.ofSeconds(60), Clock.systemUTC());
    camel.addComponent(FlowRoute.TILL, BrokerComponent.on(brokers.till().connectionFactory()));
    camel.addComponent(FlowRoute.HUB, BrokerComponent.on(connections.envelopes()));
    camel.addComponent(FlowRoute.HUB_HINTS, BrokerComponent.on(connections.hints()));
    camel.addRoutes(new RelayJournalRoute(relay));
    camel.addRoutes(new ForwardJournalRoute(TILL, SyncLog.NONE));
    camel.addRoutes(new SendHeartbeatRoute(new SendHeartbeat(this::heartbeat)));
    camel.addRoutes(new ReceiveRepliesRoute(TILL, watermark));
    camel.start();
    link =
        new LinkSupervisor(
            connections,
            new LinkedRoutes(List.of(ForwardJournalRoute.ID, SendHeartbeatRoute.ID, ReceiveRepliesRoute.ID)).in(camel),
            new Random(1),
            Clock.systemUTC());
    ticks.scheduleWithFixedDelay(link::runOnce, 0, 50, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void stopTheTill() throws Exception {
    ticks.shutdownNow();
    assertThat(ticks.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    link.close();
    camel.stop();
    hubCamel.stop();
    brokers.close();
  }

  @Test
  void envelopesReachTheHubInOrderAndLeaveTheTill() throws Exception {
    brokers.openHub("K07");
    journal.with(1100);

    awaitDepth(3);

    assertThat(entriesAtHub()).isEqualTo(journal.after(0, 2000));
    assertThat(brokers.till().queues().messageCount(Queues.JOURNAL_OUT)).isZero();
  }

  @Test
  void propertiesOfTheEnvelopeArriveAndNothingElse() throws Exception {
    brokers.openHub("K07");
    journal.with(1);
    awaitDepth(1);

    Message message = TwoBrokers.drain(brokers.hub(), Queues.journalIn(TILL)).get(0);

    assertThat(message.getStringProperty("JMSXUserID")).isEqualTo("K07");
    assertThat(propertiesOf(message))
        .filteredOn(name -> !name.startsWith("JMS") && !name.startsWith("_AMQ"))
        .containsExactlyInAnyOrder("envelopeVersion", "sha256", "till", "epoch", "fromSeq", "toSeq", "packing");
  }

  @Test
  void startsWithTheHubAwayAndSendsWhenItAppears() throws Exception {
    journal.with(5);
    await("a first attempt fails").until(() -> refused(link.status()));

    brokers.openHub("K07");

    awaitDepth(1);
    assertThat(entriesAtHub()).hasSize(5);
  }

  @Test
  void isBackWithinFiveSecondsAfterAShortOutage() throws Exception {
    brokers.openHub("K07");
    await("link is up").until(() -> link.status().online());

    brokers.closeHub();
    await("link is down").until(() -> !link.status().online());
    assertThat(link.status().reason()).contains("the hub's broker at " + brokers.hubAddress());
    journal.with(3);
    brokers.openHub("K07");

    await("link is back").atMost(Duration.ofSeconds(5)).until(() -> link.status().online());
    awaitDepth(1);
    assertThat(entriesAtHub()).hasSize(3);
  }

  @Test
  void hearsTheHubsWatermark() throws Exception {
    brokers.openHub("K07");
    journal.with(10);
    startHubDesk(7);

    await("watermark arrives").atMost(Duration.ofSeconds(15)).until(() -> journal.confirmedSeq() == 7);

    assertThat(heartbeats).first().satisfies(h -> assertThat(h.till()).isEqualTo(TILL));
    assertThat(watermark.conflict()).isEmpty();
  }

  private boolean refused(LinkStatus status) {
    return ("cannot reach the hub's broker at " + brokers.hubAddress() + ": connection refused").equals(status.reason());
  }

  private void startHubDesk(long recorded) throws Exception {
    hubCamel.addComponent(FlowRoute.HUB_HINTS, BrokerComponent.on(brokers.hub().connectionFactory()));
    hubCamel.addRoutes(new AnswerRequestsRoute(new AnswerRequests(new Desk(recorded), SyncLog.NONE)));
    hubCamel.start();
  }

  private Heartbeat heartbeat() {
    return AHeartbeat.of(TILL).sentAt(Instant.now()).journal(journal.lastSeq(), journal.confirmedSeq()).build();
  }

  private void awaitDepth(long envelopes) {
    await("envelopes at the hub")
        .atMost(Duration.ofSeconds(20))
        .until(() -> brokers.hub().queues().messageCount(Queues.journalIn(TILL)) == envelopes);
  }

  private List<de.kassenbote.routes.envelope.JournalEntry> entriesAtHub() throws Exception {
    return TwoBrokers.drain(brokers.hub(), Queues.journalIn(TILL)).stream()
        .map(TillLinkTest::open)
        .flatMap(e -> e.entries().stream())
        .toList();
  }

  private static List<String> propertiesOf(Message message) throws jakarta.jms.JMSException {
    List<String> names = new java.util.ArrayList<>();
    for (var e = message.getPropertyNames(); e.hasMoreElements(); ) {
      names.add(String.valueOf(e.nextElement()));
    }
    return names;
  }

  private static JournalEnvelope open(Message message) {
    try {
      return JournalEnvelopeCodec.open(
          message.getIntProperty("envelopeVersion"), message.getStringProperty("sha256"), message.getBody(byte[].class));
    } catch (jakarta.jms.JMSException e) {
      throw new IllegalStateException(message.toString(), e);
    }
  }

  private final class Desk implements HubDesk {
    private final long recorded;

    Desk(long recorded) {
      this.recorded = recorded;
    }

    @Override
    public HeartbeatAnswer heartbeat(TillId till, Heartbeat heartbeat) {
      heartbeats.add(heartbeat);
      Watermark recordedHere = new Watermark(heartbeat.epoch(), recorded, journal.after(recorded - 1, 1).get(0).hash());
      return new HeartbeatAnswer(recordedHere, heartbeat.confirmedSeq(), Instant.now(), List.of(), List.of(), null, null);
    }

    @Override
    public void catchUp(TillId till, de.kassenbote.routes.contract.CatchUpRequest request) {
      throw new UnsupportedOperationException(Contract.text(request));
    }
  }
}
