package de.kassenbote.hub.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.kassenbote.database.Database;
import de.kassenbote.database.RealPostgres;
import de.kassenbote.hub.journal.HubDatabases;
import de.kassenbote.hub.journal.HubTables;
import de.kassenbote.hub.journal.RecordedJournal;
import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.process.RunningRoutes;
import de.kassenbote.routes.recordjournal.RecordJournal;
import de.kassenbote.routes.recordjournal.RecordJournalRoute;
import de.kassenbote.routes.synclog.SyncLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** The road from a partition into the database, with a real broker and a real PostgreSQL that goes away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class RecordJournalRouteTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private RealPostgres server;
  private Database database;
  private TwoBrokers brokers;
  private RunningRoutes routes;
  private RecordedJournal journal;
  private DeadLetters failed;
  private final GivenBack givenBack = new GivenBack();
  private final JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();
  private final JmsPoolConnectionFactory answers = new JmsPoolConnectionFactory();

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    server = RealPostgres.in(directory.resolve("postgres"));
    database = HubDatabases.open(server.database());
    brokers = new TwoBrokers(directory);
    brokers.openHub();
    connections.setConnectionFactory(brokers.hub().connectionFactory());
    answers.setConnectionFactory(brokers.hub().connectionFactory());
    journal = new RecordedJournal(database, (tx, till) -> 1, RecordedJournal.PATIENCE, Clock.systemUTC());
    failed = new DeadLetters(database, Clock.systemUTC());
    routes =
        RunningRoutes.start(
            "hub",
            Map.<String, ConnectionFactory>of(FlowRoute.HUB, connections, FlowRoute.HUB_HINTS, answers),
            List.of(
                new HubErrorPolicy(failed, Duration.ofMillis(20), Duration.ofMillis(200)),
                new RecordJournalRoute(new RecordJournal(journal, SyncLog.NONE))),
            new SimpleMeterRegistry());
    routes.camel().getManagementStrategy().addEventNotifier(givenBack);
  }

  @AfterAll
  void stop() {
    routes.close();
    answers.stop();
    connections.stop();
    brokers.close();
    database.close();
    server.close();
  }

  @Test
  void envelopeIsRecordedAndItsTillIsTold() throws Exception {
    TillJournal till = TillJournal.aTill().sales(3);
    brokers.hub().queues().ensureReplyQueue(Queues.replies(till.till()));
    send(till, till.everything());
    Message told = receive(Queues.replies(till.till()));
    assertThat(told.getBody(String.class)).isEqualTo(Contract.text(till.watermark(3)));
    assertThat(told.getStringProperty("type")).isEqualTo("watermark");
    assertThat(told.getJMSExpiration()).as("a time limit, which the till's clock would decide on").isZero();
    assertThat(journal.watermark(till.till(), 1).seq()).isEqualTo(3);
    awaitTaken(till);
  }

  @Test
  void tillWithoutAReplyQueueIsRecordedAllTheSame() {
    TillJournal till = TillJournal.aTill().sales(4);
    send(till, till.envelope(1, 2));
    send(till, till.envelope(3, 4));
    awaitRecorded(till, 4);
    awaitTaken(till);
  }

  @Test
  void envelopeStaysWhileTheDatabaseIsAwayAndIsRecordedWhenItIsBack() {
    TillJournal till = TillJournal.aTill().sales(4);
    long aside = failed.count();
    server.stop();
    send(till, till.envelope(1, 2));
    send(till, till.envelope(3, 4));
    try {
      awaitGivenBack(1);
      assertThat(waiting(till)).isEqualTo(2);
    } finally {
      server.startAgain();
    }
    awaitRecorded(till, 4);
    awaitTaken(till);
    assertThat(failed.count()).isEqualTo(aside);
  }

  @Test
  void whatIsNoEnvelopeGoesAsideOnceAndTheNextOneFlows() {
    TillJournal till = TillJournal.aTill().sales(2);
    long aside = failed.count();
    send(till, context -> context.createTextMessage("not bytes"));
    send(till, JMSContext::createMapMessage);
    send(till, JMSContext::createMessage);
    send(till, context -> context.createObjectMessage("an object"));
    send(till, JMSContext::createStreamMessage);
    send(till, JMSContext::createBytesMessage);
    send(till, context -> bytes(context, new byte[] {1, 2, 3}));
    send(till, context -> bytes(context, new byte[] {1, 2, 3}));
    send(till, till.everything());
    awaitRecorded(till, 2);
    awaitTaken(till);
    assertThat(failed.count() - aside).isEqualTo(7);
    assertThat(DeadLetterList.open(database)).filteredOn(f -> f.attempts() == 2).hasSize(1);
    assertThat(DeadLetterList.open(database).get(0).origin()).isEqualTo("record-journal");
    assertThat(DeadLetterList.open(database).get(0).till()).isEqualTo(till.till().value());
  }

  @Test
  void envelopeOfAnotherTillGoesAsideAlsoWithAForgedUser() {
    TillJournal victim = TillJournal.aTill().sales(2);
    TillJournal intruder = TillJournal.aTill();
    long aside = failed.count();
    send(intruder, context -> forged(context, victim));
    await("set aside").atMost(SOON).until(() -> failed.count() == aside + 1);
    assertThat(DeadLetterList.open(database).get(0).causeMessage()).contains("till " + intruder.till() + " sent entries of till " + victim.till());
    assertThat(journal.watermark(victim.till(), 1).seq()).isZero();
  }

  @Test
  void damagedBodyIsDroppedAndAskedForAgain() {
    TillJournal till = TillJournal.aTill().sales(5);
    long aside = failed.count();
    send(till, till.envelope(1, 2));
    send(till, context -> damaged(context, till.envelope(3, 5)));
    await("asked for").atMost(SOON).until(() -> journal.missing(till.till(), 1).equals(List.of(new SeqRange(3, 5))));
    send(till, till.envelope(3, 5));
    awaitRecorded(till, 5);
    awaitTaken(till);
    assertThat(failed.count()).isEqualTo(aside);
    assertThat(journal.missing(till.till(), 1)).isEmpty();
  }

  @Test
  void messageStaysWhenSettingItAsideFails() {
    TillJournal till = TillJournal.aTill();
    database.useTransaction(tx -> tx.execute("ALTER TABLE failed_message RENAME TO failed_message_away"));
    send(till, context -> bytes(context, new byte[] {4, 5, 6}));
    try {
      awaitGivenBack(2);
      assertThat(waiting(till)).isEqualTo(1);
    } finally {
      database.useTransaction(tx -> tx.execute("ALTER TABLE failed_message_away RENAME TO failed_message"));
    }
    awaitTaken(till);
    assertThat(HubTables.failures(database, till.till())).hasSize(1);
  }

  private void awaitRecorded(TillJournal till, long seq) {
    await("recorded up to " + seq).atMost(SOON).ignoreExceptions().until(() -> journal.watermark(till.till(), 1).seq() == seq);
  }

  private void awaitGivenBack(int times) {
    int before = givenBack.count();
    await("tried and given back").atMost(SOON).until(() -> givenBack.count() >= before + times);
  }

  private void awaitTaken(TillJournal till) {
    await("nothing waits in the partition").atMost(SOON).until(() -> waiting(till) == 0);
  }

  private long waiting(TillJournal till) {
    return brokers.hub().queues().messageCount(Queues.journalIn(till.till()));
  }

  private void send(TillJournal till, JournalEnvelope envelope) {
    send(till, context -> message(context, envelope));
  }

  private void send(TillJournal till, Function<JMSContext, Message> message) {
    var factory = new ActiveMQConnectionFactory(brokers.url(till.till().value()));
    try (JMSContext context = factory.createContext()) {
      context.createProducer().send(context.createQueue(Queues.journalIn(till.till())), message.apply(context));
    } finally {
      factory.close();
    }
  }

  private Message receive(String queue) {
    try (JMSContext context = brokers.hub().connectionFactory().createContext()) {
      return context.createConsumer(context.createQueue(queue)).receive(SOON.toMillis());
    }
  }

  private static Message message(JMSContext context, JournalEnvelope envelope) {
    Packed packed = JournalEnvelopeCodec.pack(envelope);
    Message message = bytes(context, packed.body());
    properties(message, packed);
    return message;
  }

  private static Message damaged(JMSContext context, JournalEnvelope envelope) {
    Packed packed = JournalEnvelopeCodec.pack(envelope);
    byte[] body = packed.body().clone();
    body[body.length / 2] ^= 1;
    Message message = bytes(context, body);
    properties(message, packed);
    return message;
  }

  private static Message forged(JMSContext context, TillJournal victim) {
    Message message = message(context, victim.everything());
    try {
      message.setStringProperty("JMSXUserID", victim.till().value());
      message.setStringProperty("_AMQ_VALIDATED_USER", victim.till().value());
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
    return message;
  }

  private static void properties(Message message, Packed packed) {
    packed.headers().forEach((name, value) -> {
      try {
        message.setObjectProperty(name, value);
      } catch (JMSException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private static Message bytes(JMSContext context, byte[] body) {
    try {
      var message = context.createBytesMessage();
      message.writeBytes(body);
      return message;
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
