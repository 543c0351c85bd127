package de.kassenbote.systemtest.bench;

import de.kassenbote.systemtest.harness.FreePort;
import de.kassenbote.systemtest.harness.Trees;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The baseline of all that goes over the line: Artemis' own core bridge, from broker to broker, durable, duplicates detected. */
record CoreBridge(Path directory, int messages) {
  private static final int PER_COMMIT = 500;

  /** So many messages a second from when the first one of a waiting queue arrives at the other broker until all have. */
  double drain(BridgeEnd.Payload payload) {
    List<Integer> port = ports(1);
    try (BridgeProcess from = BridgeProcess.from(directory, messages, payload, PER_COMMIT, port)) {
      from.await("ready");
      from.ask("send");
      from.await("sent");
      try (BridgeProcess to = BridgeProcess.to(directory, messages, port)) {
        to.await("first");
        Stopwatch stopwatch = new Stopwatch();
        to.await("all");
        return stopwatch.rate(messages);
      }
    } finally {
      Trees.delete(directory);
    }
  }

  /** So many messages a second from when the first one is published until each of the subscribers' brokers has all. */
  double publish(BridgeEnd.Payload payload, int subscribers) {
    List<Integer> ports = ports(subscribers);
    try (BridgeProcess to = BridgeProcess.to(directory, messages, ports)) {
      to.await("ready");
      try (BridgeProcess from = BridgeProcess.from(directory, messages, payload, PER_COMMIT, ports)) {
        from.ask("connect");
        from.await("connected");
        Stopwatch stopwatch = new Stopwatch();
        from.ask("send");
        to.await("all");
        return stopwatch.rate(messages);
      }
    } finally {
      Trees.delete(directory);
    }
  }

  private static List<Integer> ports(int count) {
    return IntStream.range(0, count).mapToObj(n -> FreePort.next()).toList();
  }
}
