package de.kassenbote.hub.access;

import de.kassenbote.certificates.Admission;
import de.kassenbote.certificates.CertificateProblem;
import de.kassenbote.certificates.CommonName;
import de.kassenbote.hub.registry.TillCertificates;
import de.kassenbote.routes.contract.TillId;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers for a few seconds that a till's certificate counts, as the broker asks with every message. Only what counts is remembered, one
 * certificate for each till.
 */
final class AdmittedCertificates implements Admission {
  /** How long what was found holds; so long a till that is no longer known may go on. */
  static final Duration FRESH = Duration.ofSeconds(10);

  private final TillCertificates certificates;
  private final Clock clock;
  private final AtomicLong withdrawals = new AtomicLong();
  private final Map<TillId, Admitted> admitted = new ConcurrentHashMap<>();

  AdmittedCertificates(TillCertificates certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  @Override
  public boolean admits(X509Certificate certificate) {
    try {
      return admits(new TillId(CommonName.of(certificate)), certificate);
    } catch (CertificateProblem | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean admits(TillId till, X509Certificate certificate) {
    Instant now = clock.instant();
    Admitted known = admitted.get(till);
    if (known != null && known.certificate().equals(certificate) && known.until().isAfter(now)) {
      return true;
    }
    if (certificate.getNotAfter().toInstant().isBefore(now)) {
      return false;
    }
    long before = withdrawals.get();
    boolean counts = certificates.counts(till, certificate);
    if (counts) {
      remember(till, certificate, before);
    }
    return counts;
  }

  private synchronized void remember(TillId till, X509Certificate certificate, long before) {
    if (withdrawals.get() == before) {
      admitted.put(till, new Admitted(certificate, clock.instant().plus(FRESH)));
    }
  }

  /** Asks the registry anew, also when it is being asked at this very moment. */
  synchronized void forget(TillId till) {
    withdrawals.incrementAndGet();
    admitted.remove(till);
  }

  private record Admitted(X509Certificate certificate, Instant until) {}
}
