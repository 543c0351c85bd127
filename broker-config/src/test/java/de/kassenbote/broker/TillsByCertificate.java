package de.kassenbote.broker;

import de.kassenbote.certificates.CommonName;
import de.kassenbote.certificates.TestAuthority;
import jakarta.jms.ConnectionFactory;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;

/** Lets every till in over TLS that has a certificate; what each may do is not looked at. */
public final class TillsByCertificate implements ActiveMQSecurityManager5 {
  private final InternalUser internal;
  private final TestAuthority authority;
  private final String tls;

  public TillsByCertificate(InternalUser internal) {
    this(internal, new TestAuthority());
  }

  /** With an authority that others know, too. */
  public TillsByCertificate(InternalUser internal, TestAuthority authority) {
    this.internal = internal;
    this.authority = authority;
    this.tls = HeldTls.hold(authority::server);
  }

  /** For the broker's way in. */
  public String tls() {
    return tls;
  }

  ConnectionFactory factory(EmbeddedBroker hub, String till) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url(hub, till));
    factory.setReconnectAttempts(0);
    return factory;
  }

  String url(EmbeddedBroker hub, String till) {
    return HeldTls.url("localhost:" + hub.port(), HeldTls.hold(() -> authority.client(till)));
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user, @Nullable String password, @Nullable RemotingConnection connection, @Nullable String domain) {
    Subject known = internal.authenticate(user, password, connection);
    X509Certificate[] shown = CertificateUtil.getCertsFromConnection(connection);
    return known == null && user == null && shown != null ? till(CommonName.of(shown[0])) : known;
  }

  private static Subject till(String name) {
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(name));
    return subject;
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
  public boolean validateUserAndRole(
      @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
    return false;
  }
}
