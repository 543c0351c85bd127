package de.kassenbote.routes;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.HeldTls;
import de.kassenbote.broker.HubBrokerSettings;
import de.kassenbote.broker.InternalUser;
import de.kassenbote.broker.TillBrokerSettings;
import de.kassenbote.broker.TillsByCertificate;
import de.kassenbote.certificates.TestAuthority;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A till's and the hub's broker, real and persistent; the hub can be closed and opened again on the same port. */
public final class TwoBrokers implements AutoCloseable {
  private final TestAuthority authority = new TestAuthority();
  private final Path directory;
  private final int hubPort;
  private final EmbeddedBroker till;
  private @Nullable EmbeddedBroker hub;

  public TwoBrokers(Path directory) throws IOException {
    this.directory = directory;
    try (ServerSocket free = new ServerSocket(0)) {
      hubPort = free.getLocalPort();
    }
    till = EmbeddedBroker.till(TillBrokerSettings.in(directory.resolve("till")).withMinDiskFree(1));
  }

  public EmbeddedBroker till() {
    return till;
  }

  public EmbeddedBroker hub() {
    return java.util.Objects.requireNonNull(hub, "the hub is closed");
  }

  public String hubAddress() {
    return "127.0.0.1:" + hubPort;
  }

  /** What that till connects to the hub with. */
  public Supplier<SSLContext> as(String till) {
    return () -> authority.client(till);
  }

  /** For a connection of that till's to the hub, made by hand. */
  public String url(String till) {
    return HeldTls.url(hubAddress(), HeldTls.hold(as(till)));
  }

  public void openHub(String... tills) {
    InternalUser internal = InternalUser.create();
    TillsByCertificate security = new TillsByCertificate(internal, authority);
    hub = EmbeddedBroker.hub(HubBrokerSettings.onLoopback(directory.resolve("hub"), hubPort, security.tls()).withMinDiskFree(1), internal, security);
    for (String id : tills) {
      hub.queues().ensureReplyQueue(Queues.replies(new TillId(id)));
    }
  }

  public void closeHub() {
    if (hub != null) {
      hub.close();
      hub = null;
    }
  }

  /** Takes everything out of a queue and gives it back, in order. */
  public static List<Message> drain(EmbeddedBroker broker, String queue) throws Exception {
    List<Message> messages = new ArrayList<>();
    try (var context = broker.connectionFactory().createContext()) {
      var consumer = context.createConsumer(context.createQueue(queue));
      for (Message m = consumer.receive(500); m != null; m = consumer.receive(500)) {
        messages.add(m);
      }
    }
    return messages;
  }

  @Override
  public void close() {
    closeHub();
    till.close();
  }
}
