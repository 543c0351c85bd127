package de.kassenbote.hub.access;

import de.kassenbote.broker.InternalUser;
import de.kassenbote.certificates.Admission;
import de.kassenbote.certificates.CommonName;
import de.kassenbote.hub.registry.TillCertificates;
import de.kassenbote.routes.contract.TillId;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards the hub's broker: the hub itself may do everything, over an in-VM connection only; a till, known by its certificate alone, may do
 * what {@link TillPermissions} lists; everyone else nothing. Whoever shows a certificate and names a user beside it is refused, so that
 * nobody is let in under another name. The broker asks for every session and every right anew, so what the registry says takes effect within
 * {@link AdmittedCertificates#FRESH}.
 */
public final class TillSecurity implements ActiveMQSecurityManager5 {
  private static final Logger log = LoggerFactory.getLogger(TillSecurity.class);

  private final InternalUser internal;
  private final AdmittedCertificates certificates;

  public TillSecurity(InternalUser internal, TillCertificates certificates, Clock clock) {
    this.internal = internal;
    this.certificates = new AdmittedCertificates(certificates, clock);
  }

  /** For the handshake, in which a certificate that counts no longer is refused already. */
  public Admission admission() {
    return certificates;
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user, @Nullable String password, @Nullable RemotingConnection connection, @Nullable String domain) {
    if (InternalUser.isInVm(connection)) {
      return internal.authenticate(user, password, connection);
    }
    X509Certificate[] shown = CertificateUtil.getCertsFromConnection(connection);
    boolean till = user == null && password == null && shown != null && shown.length > 0 && certificates.admits(shown[0]);
    return till ? subject(CommonName.of(shown[0])) : refused(user, shown);
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

  /** Takes nothing for right that a till's certificate opened so far. */
  void forget(TillId till) {
    certificates.forget(till);
  }

  private static boolean isAllowed(@Nullable Subject subject, CheckType checkType, String address) {
    return subject != null
        && subject.getPrincipals(UserPrincipal.class).stream()
            .anyMatch(p -> TillPermissions.of(new TillId(p.getName())).allow(checkType, address));
  }

  private static @Nullable Subject refused(@Nullable String user, X509Certificate @Nullable [] shown) {
    log.warn("refused a connection to the broker of '{}' as '{}'", shown == null ? "nobody" : shown[0].getSubjectX500Principal(), user);
    return null;
  }

  private static Subject subject(String till) {
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(till));
    subject.setReadOnly();
    return subject;
  }
}
