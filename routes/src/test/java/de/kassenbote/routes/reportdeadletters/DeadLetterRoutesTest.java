package de.kassenbote.routes.reportdeadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DeadLetterReport;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.endpoint.BrokerComponent;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.link.HubConnections;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** report-dead-letters and record-dead-letters over a real broker. */
class DeadLetterRoutesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Queue<DeadLetterReport> unreported = new ConcurrentLinkedQueue<>();
  private final List<DeadLetterReport> recorded = new CopyOnWriteArrayList<>();
  private final CamelContext till = new DefaultCamelContext();
  private final CamelContext hub = new DefaultCamelContext();
  private TwoBrokers brokers;
  private HubConnections connections;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    brokers = new TwoBrokers(directory);
    brokers.openHub();
    connections = new HubConnections(brokers.hubAddress(), new TillId("K07"), brokers.as("K07"));
    till.addComponent(FlowRoute.HUB, BrokerComponent.on(connections.envelopes()));
    till.addRoutes(new ReportDeadLettersRoute(new ReportDeadLetters(new Unreported())));
    till.start();
    hub.addComponent(FlowRoute.HUB, BrokerComponent.on(brokers.hub().connectionFactory()));
    hub.addRoutes(new RecordDeadLettersRoute(new RecordDeadLetters(recorded::add)));
  }

  @AfterEach
  void stop() {
    till.stop();
    hub.stop();
    connections.close();
    brokers.close();
  }

  @Test
  void reportsWaitDurablyAtTheHubAndAreRecordedInOrder() throws Exception {
    unreported.addAll(List.of(report("K07", "a"), report("K07", "b")));
    till.getRouteController().startRoute(ReportDeadLettersRoute.ID);
    await("both are sent").until(unreported::isEmpty);
    await("both wait at the hub").until(() -> brokers.hub().queues().messageCount(Queues.DEAD_LETTERS_IN) == 2);

    hub.start();

    await("both are recorded").until(() -> recorded.size() == 2);
    assertThat(recorded).containsExactly(report("K07", "a"), report("K07", "b"));
    await("the queue is empty").until(() -> brokers.hub().queues().messageCount(Queues.DEAD_LETTERS_IN) == 0);
  }

  @Test
  void reportOfAnotherTillIsRejected() {
    RecordDeadLetters bean = new RecordDeadLetters(recorded::add);
    assertThatThrownBy(() -> bean.record("K08", Contract.write(report("K07", "a"))))
        .isInstanceOf(RejectedMessage.class)
        .hasMessage("'K08' reported a dead letter of till K07");
    assertThat(recorded).isEmpty();
  }

  @Test
  void whatIsNoReportOrOfALaterVersionIsRejected() {
    RecordDeadLetters bean = new RecordDeadLetters(recorded::add);
    String later = Contract.text(report("K07", "a")).replace("\"version\":1", "\"version\":2");
    assertThatThrownBy(() -> bean.record("K07", later.getBytes(StandardCharsets.UTF_8))).hasMessageContaining("version 2; known is 1");
    assertThatThrownBy(() -> bean.record("K07", new byte[] {1})).isInstanceOf(RejectedMessage.class);
  }

  @Test
  void whatNoTillCanReportIsRejected() {
    RecordDeadLetters bean = new RecordDeadLetters(recorded::add);
    String ofTheHub = Contract.text(report("K07", "1/5")).replace("apply-feed", "project-entries");
    String outOfTime = Contract.text(report("K07", "a")).replaceFirst("\"lastAt\":\"[^\"]*\"", "\"lastAt\":\"+999999999-01-01T00:00:00Z\"");
    assertThatThrownBy(() -> bean.record("K07", ofTheHub.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RejectedMessage.class)
        .hasMessage("a till reports what apply-feed could not process, not what project-entries could not");
    assertThatThrownBy(() -> bean.record("K07", outOfTime.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RejectedMessage.class)
        .hasMessageContaining("lastAt");
    assertThat(recorded).isEmpty();
  }

  private static DeadLetterReport report(String till, String key) {
    return new DeadLetterReport(
        Contract.VERSION, new TillId(till), "apply-feed", key, "RejectedMessage", "wrong", "", new byte[] {1}, NOON, NOON, 1, null);
  }

  private final class Unreported implements UnreportedLetters {
    @Override
    public Optional<DeadLetterReport> next() {
      return Optional.ofNullable(unreported.peek());
    }

    @Override
    public void reported(DeadLetterReport report) {
      unreported.remove(report);
    }
  }
}
