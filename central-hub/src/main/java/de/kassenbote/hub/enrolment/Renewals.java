package de.kassenbote.hub.enrolment;

import de.kassenbote.certificates.CertificateAuthority;
import de.kassenbote.certificates.CertificateProblem;
import de.kassenbote.certificates.CertificateRequest;
import de.kassenbote.certificates.Pem;
import de.kassenbote.database.Database;
import de.kassenbote.hub.registry.Binding;
import de.kassenbote.hub.registry.TillRow;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.TillId;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives tills their next certificate over the line that the present one opened, before that one ends. Both count until then. */
public final class Renewals {
  private static final Logger log = LoggerFactory.getLogger(Renewals.class);

  private final Database database;
  private final Binding binding;
  private final CertificateAuthority authority;

  public Renewals(Database database, Binding binding, CertificateAuthority authority) {
    this.database = database;
    this.binding = binding;
    this.authority = authority;
  }

  /**
   * What a heartbeat of the present installation asks for.
   *
   * @return certificates in PEM; null when it asks for none, or for one that it cannot be given
   */
  public @Nullable String next(TillId till, Heartbeat heartbeat) {
    String renewal = heartbeat.renewal();
    if (renewal == null) {
      return null;
    }
    try {
      CertificateRequest request = CertificateRequest.forTls(renewal);
      return database.inTransaction(h -> {
        TillRow row = binding.lock(h, till);
        if (row.epoch() != heartbeat.epoch() || !binding.isUsable(row)) {
          return null;
        }
        List<X509Certificate> next = authority.client(till.value(), row.epoch(), request, Enrolment.VALID);
        binding.certified(h, row, next.get(0));
        log.info("gave till {} its next certificate", till);
        return Pem.of(next);
      });
    } catch (CertificateProblem e) {
      log.warn("gave till {} no certificate: {}", till, e.getMessage());
      return null;
    }
  }
}
