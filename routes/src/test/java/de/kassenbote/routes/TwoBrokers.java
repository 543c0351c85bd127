package de.kassenbote.routes;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.HeldTls;
import de.kassenbote.broker.HubBrokerSettings;
import de.kassenbote.broker.InternalUser;
import de.kassenbote.broker.TillBrokerSettings;
import de.kassenbote.certificates.CommonName;
import de.kassenbote.certificates.TestAuthority;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;

/** A till's and the hub's broker, real and persistent; the hub can be closed and opened again on the same port. */
public final class TwoBrokers implements AutoCloseable {
  /** Which tills it lets in is for {@link AllMay}. */
  private final TestAuthority authority = new TestAuthority();

  private final String tls = HeldTls.hold(authority::server);
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
    hub =
        EmbeddedBroker.hub(
            HubBrokerSettings.onLoopback(directory.resolve("hub"), hubPort, tls).withMinDiskFree(1), internal, new AllMay(internal));
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

  /** Any till with a certificate may do anything: rights are not what these tests are about. */
  private record AllMay(InternalUser internal) implements ActiveMQSecurityManager5 {
    @Override
    public @Nullable Subject authenticate(
        @Nullable String user, @Nullable String password, @Nullable RemotingConnection connection, @Nullable String domain) {
      Subject own = internal.authenticate(user, password, connection);
      X509Certificate[] shown = CertificateUtil.getCertsFromConnection(connection);
      return own != null || shown == null ? own : new Subject(true, Set.of(new UserPrincipal(CommonName.of(shown[0]))), Set.of(), Set.of());
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
      return subject != null;
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
      return false;
    }

    @Override
    public boolean validateUserAndRole(@Nullable String user, @Nullable String password, Set<Role> roles, CheckType type) {
      return false;
    }
  }
}
