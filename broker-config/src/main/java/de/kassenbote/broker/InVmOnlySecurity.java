package de.kassenbote.broker;

import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.jspecify.annotations.Nullable;

/** The till's broker serves its own process and nobody else: the internal user may do everything, everyone else nothing. */
final class InVmOnlySecurity implements ActiveMQSecurityManager5 {
  private final InternalUser internal;

  InVmOnlySecurity(InternalUser internal) {
    this.internal = internal;
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user, @Nullable String password, @Nullable RemotingConnection connection, @Nullable String domain) {
    return internal.authenticate(user, password, connection);
  }

  @Override
  public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
    return InternalUser.isInternal(subject);
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
}
