package de.kassenbote.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * The application itself as a user of its own broker: a random password that lives only in this process, accepted over an
 * in-VM connection only. A security manager asks {@link #authenticate} first and {@link #isInternal} for each permission.
 */
public final class InternalUser {
  /** No till can have this name: ids of tills have no hyphen. */
  private static final String NAME = "kassenbote-internal";

  private static final int PASSWORD_BYTES = 32;

  private final String password;

  private InternalUser(String password) {
    this.password = password;
  }

  public static InternalUser create() {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    return new InternalUser(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  public String name() {
    return NAME;
  }

  public String password() {
    return password;
  }

  /** The internal user's subject, or null when name, password or the kind of connection is another. */
  public @Nullable Subject authenticate(
      @Nullable String user, @Nullable String givenPassword, @Nullable RemotingConnection connection) {
    return isInVm(connection) && NAME.equals(user) && matches(givenPassword) ? subject() : null;
  }

  /** Whether {@link #authenticate} made this subject. */
  public static boolean isInternal(@Nullable Subject subject) {
    return subject != null && subject.getPrincipals(UserPrincipal.class).contains(new UserPrincipal(NAME));
  }

  /** Whether the other end is in this JVM; a TCP connection, even over the loopback address, is not. */
  public static boolean isInVm(@Nullable RemotingConnection connection) {
    return connection != null && connection.getTransportConnection() instanceof InVMConnection;
  }

  private boolean matches(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
  }

  private static Subject subject() {
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(NAME));
    subject.setReadOnly();
    return subject;
  }

  @Override
  public String toString() {
    return "InternalUser[" + NAME + "]";
  }
}
