package de.kassenbote.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Queues;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TillBrokerTest {
  private static final TillId K07 = new TillId("K07");

  @TempDir private Path data;

  @Test
  void whatCanBeReadIsKept() {
    startAndSend("first");

    try (EmbeddedBroker broker = start()) {
      assertThat(broker.queues().messageCount(Queues.JOURNAL_OUT)).isEqualTo(1);
    }
    assertThat(aside()).isEmpty();
  }

  @Test
  void filesThatCannotBeReadAreSetAsideAndTheBrokerBeginsAnew() throws IOException {
    startAndSend("lost on the road");
    byte[] garbage = damage("bindings");

    try (EmbeddedBroker broker = start()) {
      assertThat(broker.isRunning()).isTrue();
      assertThat(broker.queues().messageCount(Queues.JOURNAL_OUT)).isZero();
    }
    assertThat(aside()).hasSize(1);
    assertThat(files(aside().get(0).resolve("bindings"))).allSatisfy(f -> assertThat(Files.readAllBytes(f)).isEqualTo(garbage));
    startAndSend("goes on");
  }

  @Test
  void ofWhatWasSetAsideTheLatestThreeAreKept() throws IOException {
    for (String day : List.of("20260101", "20260102", "20260103")) {
      Files.createDirectories(data.resolve("broker.broken-" + day + "-120000").resolve("journal"));
    }
    startAndSend("lost on the road");
    damage("bindings");

    start().close();

    assertThat(aside()).hasSize(3).allMatch(path -> !path.toString().contains("20260101"));
  }

  @Test
  void aDirectoryInUseIsNotSetAside() {
    try (EmbeddedBroker first = start()) {
      assertThatThrownBy(this::start).isInstanceOf(BrokerException.class).hasMessageContaining("in use by another broker");
      assertThat(first.isRunning()).isTrue();
    }
    assertThat(aside()).isEmpty();
  }

  private EmbeddedBroker start() {
    return TillBroker.start(K07, data, new SimpleMeterRegistry(), Clock.systemUTC());
  }

  private void startAndSend(String text) {
    try (EmbeddedBroker broker = start(); JMSContext context = broker.connectionFactory().createContext()) {
      context.createProducer().send(context.createQueue(Queues.JOURNAL_OUT), text);
    }
  }

  private byte[] damage(String folder) throws IOException {
    byte[] garbage = new byte[1 << 16];
    new Random(7).nextBytes(garbage);
    for (Path file : files(data.resolve("broker").resolve(folder))) {
      Files.write(file, garbage);
    }
    return garbage;
  }

  private List<Path> aside() {
    try (Stream<Path> all = Files.list(data)) {
      return all.filter(p -> p.getFileName().toString().startsWith("broker.broken-")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
