package de.kassenbote.systemtest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.routes.contract.Contract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.config.BridgeConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.cluster.Bridge;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * The baseline's brokers, in a process of their own: at one end messages wait in durable queues and Artemis' core bridges
 * carry them on, at the other end brokers only receive. It says on its output how far it is, and ends with its input.
 *
 * <pre>
 * BridgeEnd to DIRECTORY MESSAGES PORT…              ready · first · all
 * BridgeEnd from DIRECTORY MESSAGES KIND BATCH PORT…   ready · (asked to "send") sent · (asked to "connect") connected
 * </pre>
 */
final class BridgeEnd {
  private static final String ROAD = "road";
  private static final long LOOK_EVERY_NANOS = 2_000_000;
  private static final int WINDOW_BYTES = 1 << 20;

  private BridgeEnd() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[1]);
    int messages = Integer.parseInt(args[2]);
    if (args[0].equals("to")) {
      receive(directory, messages, ports(args, 3));
    } else {
      send(directory, messages, Payload.valueOf(args[3]), Integer.parseInt(args[4]), ports(args, 5));
    }
    System.exit(0);
  }

  private static void receive(Path directory, int messages, List<Integer> ports) throws Exception {
    List<EmbeddedActiveMQ> brokers = new ArrayList<>();
    for (int port : ports) {
      Configuration configuration = durable(directory.resolve("to-" + port));
      configuration.addAcceptorConfiguration("line", "tcp://127.0.0.1:%d?tcpNoDelay=true".formatted(port));
      configuration.addAddressConfiguration(queues(List.of(ROAD)));
      brokers.add(started(configuration));
    }
    say("ready");
    await(() -> brokers.stream().anyMatch(broker -> arrived(broker) > 0));
    say("first");
    await(() -> brokers.stream().allMatch(broker -> arrived(broker) >= messages));
    say("all");
    awaitEnd();
  }

  private static void send(Path directory, int messages, Payload payload, int batch, List<Integer> ports) throws Exception {
    Configuration configuration = durable(directory.resolve("from"));
    configuration.addAcceptorConfiguration("in-vm", "vm://0");
    configuration.addAddressConfiguration(queues(ports.stream().map(BridgeEnd::out).toList()));
    for (int port : ports) {
      configuration.addConnectorConfiguration("to-" + port, "tcp://127.0.0.1:%d?tcpNoDelay=true".formatted(port));
      configuration.getBridgeConfigurations().add(bridge(port));
    }
    EmbeddedActiveMQ broker = started(configuration);
    say("ready");
    try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String asked = in.readLine(); asked != null; asked = in.readLine()) {
        if (asked.equals("send")) {
          fill(messages, payload, batch);
          say("sent");
        } else {
          await(() -> broker.getActiveMQServer().getClusterManager().getBridges().values().stream().allMatch(Bridge::isConnected));
          say("connected");
        }
      }
    }
  }

  /** What a till's and the hub's own brokers are set to: on the disk before it is confirmed, group commits of 0.2 ms. */
  private static Configuration durable(Path directory) {
    return new ConfigurationImpl()
        .setPersistenceEnabled(true)
        .setSecurityEnabled(false)
        .setJMXManagementEnabled(false)
        .setJournalType(JournalType.NIO)
        .setJournalDatasync(true)
        .setJournalBufferTimeout_NIO(200_000)
        .setJournalMaxIO_NIO(1)
        .setGlobalMaxSize(-1)
        .setBindingsDirectory(directory.resolve("bindings").toString())
        .setJournalDirectory(directory.resolve("journal").toString())
        .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
        .setPagingDirectory(directory.resolve("paging").toString())
        .addAddressSetting("#", new AddressSettings().setMaxSizeBytes(-1).setMaxDeliveryAttempts(-1));
  }

  private static CoreAddressConfiguration queues(List<String> names) {
    CoreAddressConfiguration address = new CoreAddressConfiguration().setName(ROAD).addRoutingType(RoutingType.MULTICAST);
    names.forEach(name -> address.addQueueConfig(QueueConfiguration.of(name).setAddress(ROAD).setRoutingType(RoutingType.MULTICAST).setDurable(true)));
    return address;
  }

  private static BridgeConfiguration bridge(int port) {
    return new BridgeConfiguration()
        .setName(out(port))
        .setQueueName(out(port))
        .setForwardingAddress(ROAD)
        .setUseDuplicateDetection(true)
        .setConfirmationWindowSize(WINDOW_BYTES)
        .setProducerWindowSize(WINDOW_BYTES)
        .setInitialConnectAttempts(-1)
        .setReconnectAttempts(-1)
        .setRetryInterval(100)
        .setStaticConnectors(List.of("to-" + port));
  }

  private static EmbeddedActiveMQ started(Configuration configuration) throws Exception {
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ().setConfiguration(configuration).start();
    if (!broker.getActiveMQServer().isActive()) {
      throw new IllegalStateException("the baseline's broker did not start");
    }
    return broker;
  }

  private static void fill(int messages, Payload payload, int batch) throws Exception {
    try (var locator = ActiveMQClient.createServerLocator("vm://0");
        var factory = locator.createSessionFactory();
        ClientSession session = factory.createSession(false, false);
        ClientProducer producer = session.createProducer(ROAD)) {
      for (int n = 1; n <= messages; n++) {
        ClientMessage message = session.createMessage(true);
        message.setRoutingType(RoutingType.MULTICAST);
        message.getBodyBuffer().writeBytes(payload.bytes(n));
        producer.send(message);
        if (n % batch == 0 || n == messages) {
          session.commit();
        }
      }
    }
  }

  private static long arrived(EmbeddedActiveMQ broker) {
    return broker.getActiveMQServer().locateQueue(ROAD).getMessagesAdded();
  }

  private static void await(BooleanSupplier reached) {
    while (!reached.getAsBoolean()) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  private static void awaitEnd() throws IOException {
    while (System.in.read() >= 0) {
      continue;
    }
  }

  private static void say(String word) {
    System.out.println(word);
  }

  private static String out(int port) {
    return "to-" + port;
  }

  private static List<Integer> ports(String[] args, int from) {
    return Arrays.stream(args, from, args.length).map(Integer::valueOf).toList();
  }

  /** What the messages carry, the same as ours do. */
  enum Payload {
    RECEIPT(n -> receipts().next("B-%07d".formatted(n))),
    ARTICLE(Payload::article);

    private static final MadeUpReceipts RECEIPTS = new MadeUpReceipts(1);

    private final IntFunction<Object> content;

    Payload(IntFunction<Object> content) {
      this.content = content;
    }

    byte[] bytes(int n) {
      return Contract.write(content.apply(n));
    }

    private static MadeUpReceipts receipts() {
      return RECEIPTS;
    }

    /** About as large as an article's change in one of our envelopes. */
    private static JsonNode article(int n) {
      ObjectNode article = JsonNodeFactory.instance.objectNode();
      article.put("number", MasterDataFiles.article(n)).put("revision", n).put("name", "Ware Nummer %d aus der Region".formatted(n));
      article.putArray("gtins").add("2000000000000");
      article.put("group", "Gruppe").put("unit", "piece").put("taxRate", 7).put("openPrice", false);
      article.putArray("prices").addObject().put("currency", "EUR").put("minor", 199).put("validFrom", "2026-01-01T00:00:00Z");
      return article;
    }
  }
}
