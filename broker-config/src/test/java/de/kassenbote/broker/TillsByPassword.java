package de.kassenbote.broker;

import jakarta.jms.ConnectionFactory;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/** Lets every till in over TCP that gives its own name as its password; what each may do is not looked at. */
final class TillsByPassword implements ActiveMQSecurityManager5 {
  private final InternalUser internal;

  TillsByPassword(InternalUser internal) {
    this.internal = internal;
  }

  ConnectionFactory factory(EmbeddedBroker hub, String till) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://localhost:" + hub.port(), till, till);
    factory.setReconnectAttempts(0);
    return factory;
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user, @Nullable String password, @Nullable RemotingConnection connection, @Nullable String domain) {
    Subject known = internal.authenticate(user, password, connection);
    return known == null && user != null && user.equals(password) ? till(user) : known;
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
