package de.kassenbote.hub.access;

import de.kassenbote.broker.InternalUser;
import de.kassenbote.hub.registry.TillRegistry;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards the hub's broker: the hub itself may do everything, over an in-VM connection only; a till, known by its password,
 * may do what {@link TillPermissions} lists; everyone else nothing. The broker asks for every session and every right
 * anew, so what the registry says takes effect within {@link VerifiedPasswords#FRESH}.
 */
public final class TillSecurity implements ActiveMQSecurityManager5 {
  private static final Logger log = LoggerFactory.getLogger(TillSecurity.class);

  private final InternalUser internal;
  private final VerifiedPasswords passwords;

  public TillSecurity(InternalUser internal, TillRegistry registry, Clock clock) {
    this.internal = internal;
    this.passwords = new VerifiedPasswords(registry, clock);
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user, @Nullable String password, @Nullable RemotingConnection connection, @Nullable String domain) {
    if (InternalUser.isInVm(connection)) {
      return internal.authenticate(user, password, connection);
    }
    return isTill(user, password) ? subject(user) : refused(user);
  }

  @Override
  public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
    return InternalUser.isInternal(subject) || isAllowed(subject, checkType, address);
  }

  /** Not called for a manager of this kind; denies, as it cannot see the connection. */
  @Override
  public boolean validateUser(@Nullable String user, @Nullable String password) {
    return false;
  }

  /** Not called for a manager of this kind; denies, as it cannot see the connection. */
  @Override
  public boolean validateUserAndRole(
      @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
    return false;
  }

  /** Takes nothing for right that a till's password opened so far. */
  void forget(TillId till) {
    passwords.forget(till.value());
  }

  private boolean isTill(@Nullable String user, @Nullable String password) {
    return user != null && password != null && passwords.verify(user, password);
  }

  private static boolean isAllowed(@Nullable Subject subject, CheckType checkType, String address) {
    return subject != null
        && subject.getPrincipals(UserPrincipal.class).stream()
            .anyMatch(p -> TillPermissions.of(new TillId(p.getName())).allow(checkType, address));
  }

  private static @Nullable Subject refused(@Nullable String user) {
    log.warn("refused a connection to the broker as '{}'", user);
    return null;
  }

  private static Subject subject(String till) {
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(till));
    subject.setReadOnly();
    return subject;
  }
}
