package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DeadLetterReport;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a till may do at the hub's real broker, over TLS, and what it may not; one hub for all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TillRightsTest {
  private RunningHub hub;
  private EnrolledTill k01;
  private EnrolledTill k02;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    hub = new RunningHub(data);
    k01 = hub.add("K01");
    k02 = hub.add("K02");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void tillMaySendItsJournalAndItsQuestions() {
    try (JMSContext session = connect(k01)) {
      assertThatCode(() -> send(session, Queues.journalIn(k01.till()))).doesNotThrowAnyException();
      assertThatCode(() -> send(session, Queues.REQUESTS_IN)).doesNotThrowAnyException();
      assertThatCode(() -> send(session, Queues.DEAD_LETTERS_IN)).doesNotThrowAnyException();
    }
  }

  @Test
  void tillMayConsumeItsOwnFeedsAndReplies() {
    try (JMSContext session = connect(k01)) {
      assertThatCode(() -> consume(session, Queues.fullyQualified(Queues.FEEDS, Queues.feeds(k01.till())))).doesNotThrowAnyException();
      assertThatCode(() -> consume(session, Queues.replies(k01.till()))).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"feed.#::feeds.K02", "replies.K02", "journal.in.0", "journal.in.1", "journal.in.2", "journal.in.3", "requests.in", "dead-letters", "dead-letters.in", "expired", "#", "feed.catalog"})
  void tillMayConsumeNothingElse(String queue) {
    try (JMSContext session = connect(k01)) {
      assertThatThrownBy(() -> consume(session, queue)).isInstanceOf(JMSRuntimeException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"feed.catalog", "feed.settings", "feed.#", "feed.catalog::feeds.K02", "replies.K02", "dead-letters", "activemq.management", "made.up"})
  void tillMaySendNowhereElse(String address) {
    try (JMSContext session = connect(k01)) {
      assertThatThrownBy(() -> send(session, address)).isInstanceOf(JMSRuntimeException.class);
    }
  }

  @Test
  void tillMayNotSendToAnotherPartition() {
    int own = Queues.partition(new TillId("K01"));
    try (JMSContext session = connect(k01)) {
      assertThatThrownBy(() -> send(session, Queues.journalIn((own + 1) % Queues.PARTITIONS))).isInstanceOf(JMSRuntimeException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"K01", "K02", "K99", "kassenbote-internal", "hub", "admin"})
  void nobodyGetsInUnderANameBesideTheCertificate(String user) {
    assertThatThrownBy(() -> k01.factory(hub.brokerPort()).createContext(user, "a-guess").close()).isInstanceOf(JMSSecurityRuntimeException.class);
    assertThatThrownBy(() -> k01.factory(hub.brokerPort()).createContext(user, null).close()).isInstanceOf(JMSSecurityRuntimeException.class);
  }

  @Test
  void whatATillSendsForAnotherIsPutAside() throws Exception {
    try (JMSContext session = connect(k01)) {
      send(session, Queues.journalIn(k01.till()));
    }

    await("the message is set aside").until(() -> failed().contains("\"record-journal\""));
    assertThat(failed()).contains("\"till\":\"K01\"");
  }

  @Test
  void questionThatNobodyKnowsIsPutAsideOnceForEachType() throws Exception {
    try (JMSContext session = connect(k02)) {
      ask(session, "moon-phase", "{\"at\":1}");
      ask(session, "moon-phase", "{\"at\":2}");
      ask(session, "x' OR 1=1", "{}");
    }

    await("both types are set aside").until(() -> failed().contains("K02/moon-phase") && failed().contains("K02/other"));
    await("the second one is another attempt").until(() -> failed().contains("\"attempts\":2"));
  }

  @Test
  void deadLetterOfATillIsKeptUnderItsNameAndOneInAnotherNameIsPutAside() throws Exception {
    try (JMSContext session = connect(k01)) {
      report(session, "K01");
      report(session, "K02");
    }

    await("it is listed").until(() -> failed().contains("\"key\":\"K01/catalog/standard/tea\""));
    await("the other is aside itself").until(() -> failed().contains("'K01' reported a dead letter of till K02"));
    assertThat(failed()).doesNotContain("K02/catalog/standard/tea");
  }

  private static void report(JMSContext session, String till) {
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    byte[] report =
        Contract.write(
            new DeadLetterReport(
                Contract.VERSION, new TillId(till), "apply-feed", "catalog/standard/tea", "RejectedMessage", "wrong", "", new byte[] {1}, noon, noon, 1, null));
    session.createProducer().send(session.createQueue(Queues.DEAD_LETTERS_IN), report);
  }

  private static void ask(JMSContext session, String type, String question) {
    session.createProducer().setProperty("type", type).send(session.createQueue(Queues.REQUESTS_IN), question);
  }

  private String failed() throws Exception {
    return hub.send("GET", "/api/v1/dead-letters", "", hub.token()).body();
  }

  private JMSContext connect(EnrolledTill till) {
    return till.connect(hub.brokerPort());
  }

  private static void send(JMSContext session, String queue) {
    session.createProducer().send(session.createQueue(queue), "not an envelope".getBytes(StandardCharsets.UTF_8));
  }

  private static void consume(JMSContext session, String queue) {
    session.createConsumer(session.createQueue(queue)).close();
  }
}
