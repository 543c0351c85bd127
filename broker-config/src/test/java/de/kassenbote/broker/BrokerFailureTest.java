package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.kassenbote.certificates.TestAuthority;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BrokerFailureTest {
  @TempDir Path data;

  @Test
  void busyPortIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> hub(port))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("localhost:" + port + " cannot be used")
          .hasMessageContaining("in use");
    }
    hub(0).close();
  }

  @Test
  @Timeout(5)
  void secondBrokerInTheSameDirectoryIsRefusedAtOnce() {
    try (EmbeddedBroker first = till()) {
      assertThatThrownBy(this::till)
          .isInstanceOf(BrokerException.class)
          .hasMessage("Data directory " + data + " is in use by another broker");
      assertThat(first.isRunning()).isTrue();
    }
    till().close();
  }

  @Test
  void directoryHeldByAnotherProcessIsRefusedAtOnce() throws Exception {
    Process holder = LockHolder.start(data);
    try {
      assertThatThrownBy(this::till).hasMessage("Data directory " + data + " is in use by another broker");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    till().close();
  }

  @Test
  void directoryThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(data.resolve("a-file"));
    assertThatThrownBy(() -> EmbeddedBroker.till(TillBrokerSettings.in(file)))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("Data directory " + file + " cannot be used");
  }

  @Test
  void journalThatCannotBeOpenedIsReportedAndLeavesNothingBehind() throws IOException {
    Path obstacle = Files.createFile(data.resolve("bindings"));
    assertThatThrownBy(this::till).isInstanceOf(BrokerException.class).hasMessageContaining(obstacle.toString());
    Files.delete(obstacle);
    till().close();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void diskThatIsFullInTheMiddleOfAWriteStopsTheBrokerAndTheReasonIsReported() throws Exception {
    EmbeddedBroker broker = till();
    CompletableFuture<BrokerException> reported = new CompletableFuture<>();
    broker.onStopped(reported::complete);
    Client client = Client.of(broker);
    client.send("journal.out", "safe");

    JournalFile.fillDiskUnder(broker);
    assertThatThrownBy(() -> client.send("journal.out", "too late")).isInstanceOf(JMSRuntimeException.class);

    assertThat(reported.get(20, TimeUnit.SECONDS)).hasMessageContainingAll("Broker till stopped after an IO error", "No space left on device");
    assertThat(broker.state()).isEqualTo(BrokerState.FAILED);
    await("broker has stopped").atMost(Duration.ofSeconds(20)).until(() -> !broker.isRunning());
    broker.close();
    try (EmbeddedBroker again = till(); Client reader = Client.of(again)) {
      assertThat(reader.receive("journal.out")).isEqualTo("safe");
    }
  }

  @Test
  void brokerStoppedBehindOurBackIsReported() throws Exception {
    try (EmbeddedBroker broker = till()) {
      CompletableFuture<BrokerException> reported = new CompletableFuture<>();
      broker.onStopped(reported::complete);
      broker.server().stop();
      assertThat(reported.get(10, TimeUnit.SECONDS)).hasMessage("Broker till was stopped from outside");
      assertThat(broker.isRunning()).isFalse();
    }
    till().close();
  }

  @Test
  void stuckJournalStopsTheBrokerAndNotTheProcess() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.till(TillBrokerSettings.in(data), impatient())) {
      CompletableFuture<BrokerException> reported = new CompletableFuture<>();
      broker.onStopped(reported::complete);
      broker.server().getCriticalAnalyzer().add(new StuckComponent(broker.server().getCriticalAnalyzer()));
      assertThat(reported.get(20, TimeUnit.SECONDS)).hasMessageContaining("critical-analyzer-timeout");
    }
  }

  @Test
  void whoAsksTooLateStillHearsTheReason() throws Exception {
    try (EmbeddedBroker broker = till()) {
      broker.server().stop();
      CompletableFuture<BrokerException> reported = new CompletableFuture<>();
      broker.onStopped(reported::complete);
      assertThat(reported.get(5, TimeUnit.SECONDS)).hasMessageContaining("stopped from outside");
    }
  }

  /**
   * Why the database is the truth and the broker only the road. A journal file closed underneath, as an interrupt of the writing
   * thread does, is no IO error to Artemis: it confirms what it does not write.
   */
  @Test
  void journalFileClosedUnderneathLosesConfirmedMessagesWithoutAWord() throws Exception {
    try (EmbeddedBroker broker = till(); Client client = Client.of(broker)) {
      client.send("journal.out", "safe");
      JournalFile.closeUnder(broker);
      client.send("journal.out", "confirmed and lost");
      assertThat(broker.isRunning()).isTrue();
    }
    try (EmbeddedBroker again = till(); Client reader = Client.of(again)) {
      assertThat(reader.receive("journal.out")).isEqualTo("safe");
      assertThat(reader.receive("journal.out", Client.NOT)).isNull();
    }
  }

  private static BrokerTemplate impatient() {
    return new Xml("till-broker.xml")
        .replaceAll("critical-analyzer-timeout", "120000", "200")
        .replaceAll("critical-analyzer-check-period", "30000", "50")
        .template();
  }

  private EmbeddedBroker till() {
    return EmbeddedBroker.till(TillBrokerSettings.in(data));
  }

  private EmbeddedBroker hub(int port) {
    InternalUser internal = InternalUser.create();
    return EmbeddedBroker.hub(HubBrokerSettings.onLoopback(data, port, HeldTls.hold(new TestAuthority()::server)), internal, new InVmOnlySecurity(internal));
  }
}
