package de.kassenbote.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.kassenbote.broker.DirectoryInUse;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.JournalFile;
import de.kassenbote.http.monitoring.Metrics;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.process.StartedParts;
import de.kassenbote.routes.synclog.SyncLog;
import de.kassenbote.till.catalog.TillCatalog;
import de.kassenbote.till.enrolment.EnrolledDirectory;
import de.kassenbote.till.sale.SellingTill;
import io.micrometer.core.instrument.Tags;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The till's road over a real broker that stops by itself, looked at step by step; nobody is at the hub's address. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full stands for the full disk")
class TillRoadTest {
  private static final Assignment TOLD = new Assignment(1, "127.0.0.1:1", SellingTill.K07, 1, SellingTill.SETTINGS);

  @TempDir private Path directory;
  private final SteppedClock clock = new SteppedClock();
  private final Metrics metrics = new Metrics(Tags.empty());
  private SellingTill till;
  private TillRoad road;
  private EmbeddedBroker broker;
  private @Nullable String obstacle;
  private Runnable whileStarting = () -> {};
  private int attempts;

  @BeforeEach
  void start() throws Exception {
    till = SellingTill.open(directory);
    EnrolledDirectory.write(directory, TOLD);
    road = new TillRoad(this::lay, metrics, clock);
  }

  @AfterEach
  void stop() {
    road.close();
    till.close();
    metrics.close();
  }

  @Test
  void aBrokerThatStoppedByItselfRunsAgainWithWhatItHeld() throws Exception {
    send("safe");
    fillDisk();

    road.runOnce();
    assertThat(road.link().online()).isFalse();
    assertThat(road.link().reason()).startsWith("the till's broker does not run: ").contains("No space left on device");
    assertThat(road.trouble()).get().asString().contains("does not run since", "No space left on device");

    clock.advance(Duration.ofSeconds(2));
    road.runOnce();
    assertThat(broker.isRunning()).isTrue();
    assertThat(broker.queues().messageCount(Queues.JOURNAL_OUT)).isEqualTo(1);
    assertThat(road.link().reason()).doesNotContain("does not run");
    assertThat(road.trouble()).get().asString().contains("runs again", "No space left on device");
  }

  @Test
  void theFiguresAreThoseOfTheBrokerAndTheRoutesThatRun() throws Exception {
    send("safe");
    fillDisk();
    road.runOnce();
    assertThat(gauge("camel.route.running", "route", "relay-journal")).isZero();

    clock.advance(Duration.ofSeconds(2));
    road.runOnce();
    assertThat(gauge("camel.route.running", "route", "relay-journal")).isOne();
    assertThat(gauge("artemis.message.count", "queue", Queues.JOURNAL_OUT)).isOne();
  }

  @Test
  void theTroubleIsToldForAnHour() throws Exception {
    fillDisk();
    road.runOnce();
    clock.advance(Duration.ofSeconds(2));
    road.runOnce();

    clock.advance(Duration.ofMinutes(59));
    road.runOnce();
    assertThat(road.trouble()).isPresent();
    clock.advance(Duration.ofMinutes(2));
    road.runOnce();
    assertThat(road.trouble()).isEmpty();
  }

  @Test
  void aBrokerThatDoesNotStartIsTriedLessAndLessOftenAndAtOnceWhenAsked() throws Exception {
    fillDisk();
    road.runOnce();
    obstacle = "still no room";

    assertThat(attemptsWithin(Duration.ofMinutes(2))).as("after 2, 2, 4, 8, 16, 32 s, then each minute").isEqualTo(6);
    assertThat(road.trouble()).get().asString().contains("still no room");
    assertThat(road.link().nextAttempt()).isAfter(clock.instant());

    obstacle = null;
    road.exchangeNow();
    road.runOnce();
    assertThat(broker.isRunning()).isTrue();
  }

  @Test
  void aBrokerThatRanForLongIsStartedAgainQuicklyTheNextTime() throws Exception {
    fillDisk();
    road.runOnce();
    obstacle = "still no room";
    attemptsWithin(Duration.ofSeconds(20));
    obstacle = null;
    road.exchangeNow();
    road.runOnce();
    clock.advance(Duration.ofMinutes(2));
    road.runOnce();

    fillDisk();
    road.runOnce();
    assertThat(road.link().nextAttempt()).isEqualTo(clock.instant().plusSeconds(2));
  }

  @Test
  void aTillWhoseBrokerDoesNotStartAtFirstSendsAsSoonAsItDoes() throws Exception {
    road.close();
    obstacle = "no room yet";
    road = new TillRoad(this::lay, metrics, clock);
    assertThat(road.isOpen()).isFalse();
    assertThat(road.queueDepths()).isEmpty();
    assertThat(road.link().reason()).isEqualTo("the till's broker does not run: no room yet");

    obstacle = null;
    clock.advance(Duration.ofSeconds(2));
    road.runOnce();
    assertThat(road.isOpen()).isTrue();
  }

  @Test
  void aTillWhoseBrokerRunsElsewhereDoesNotStart() {
    assertThatThrownBy(() -> new TillRoad(this::lay, metrics, clock)).isInstanceOf(DirectoryInUse.class).hasMessageContaining("is in use by another broker");
  }

  @Test
  void aBrokerThatComesUpAfterTheTillWasClosedIsEndedAtOnce() throws Exception {
    fillDisk();
    road.runOnce();
    clock.advance(Duration.ofSeconds(2));
    whileStarting = road::close;

    road.runOnce();
    assertThat(broker.isRunning()).isFalse();
    assertThat(road.isOpen()).isFalse();
  }

  @Test
  void aBrokerThatRunsIsLeftAlone() throws Exception {
    EmbeddedBroker first = broker;
    clock.advance(Duration.ofHours(2));
    road.runOnce();
    assertThat(broker).isSameAs(first);
    assertThat(road.trouble()).isEmpty();
  }

  private TillRoad.Section lay(StartedParts parts, Supplier<Optional<String>> trouble) throws Exception {
    attempts++;
    if (obstacle != null) {
      throw new IllegalStateException(obstacle);
    }
    broker = parts.add("broker", TillBroker.start(SellingTill.K07, directory, metrics.registry(), clock));
    TillCatalog catalog = new TillCatalog(till.database, SellingTill.K07, SellingTill.SETTINGS, till.numbers);
    TillRoutes routes =
        new TillRoutes(
            parts, TOLD, till.database, till.journal, till.numbers, catalog, broker, trouble, directory, metrics.registry(), SyncLog.NONE, clock);
    whileStarting.run();
    return new TillRoad.Section(parts, broker, routes);
  }

  private double gauge(String name, String label, String value) {
    return metrics.registry().get(name).tag(label, value).gauge().value();
  }

  private int attemptsWithin(Duration time) {
    attempts = 0;
    for (int second = 0; second < time.toSeconds(); second++) {
      clock.advance(Duration.ofSeconds(1));
      road.runOnce();
    }
    return attempts;
  }

  private void fillDisk() throws Exception {
    JournalFile.fillDiskUnder(broker);
    assertThatThrownBy(() -> send("too late")).isInstanceOf(JMSRuntimeException.class);
    await("the broker has stopped").atMost(Duration.ofSeconds(20)).until(() -> broker.failure().isPresent() && !broker.isRunning());
  }

  private void send(String text) {
    try (JMSContext context = broker.connectionFactory().createContext()) {
      context.createProducer().send(context.createQueue(Queues.JOURNAL_OUT), text);
    }
  }
}
