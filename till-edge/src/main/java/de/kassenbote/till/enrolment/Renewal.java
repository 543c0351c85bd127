package de.kassenbote.till.enrolment;

import de.kassenbote.certificates.CertificateProblem;
import de.kassenbote.certificates.CertificateRequest;
import de.kassenbote.certificates.Identity;
import de.kassenbote.certificates.KeyPairs;
import de.kassenbote.certificates.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the till's certificate never ends while the hub can be reached: from the last third of its time on the till asks for the
 * next one, for the same key, so that one file changes and a crash leaves either certificate.
 */
public final class Renewal {
  private static final Logger log = LoggerFactory.getLogger(Renewal.class);
  private static final int LAST_PART = 3;

  private final Path folder;
  private final Clock clock;
  private volatile Identity present;

  public Renewal(Path data, Clock clock) {
    this.folder = data.resolve(Enrolled.FOLDER);
    this.clock = clock;
    this.present = Enrolled.in(data).tls();
  }

  /** What the hub is to be asked for; empty while the present certificate is good for long. */
  public Optional<String> request() {
    return isDue(present.certificate()) ? Optional.of(CertificateRequest.of(pair())) : Optional.empty();
  }

  /** Uses the next certificate from the next connection on; what is none for this till's key is not taken. */
  public void accept(String certificates) {
    try {
      Identity next = Identity.of(pair(), Pem.certificates(certificates, "the hub's answer"));
      next.writeCertificate(folder, Enrolled.TLS);
      present = next;
      log.info("the till's certificate is a new one, good until {}", next.certificate().getNotAfter().toInstant());
    } catch (CertificateProblem e) {
      log.warn("the hub's answer has no certificate for this till: {}", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the till's next certificate cannot be written to " + folder, e);
    }
  }

  private boolean isDue(X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    Duration whole = Duration.between(certificate.getNotBefore().toInstant(), end);
    return !clock.instant().isBefore(end.minus(whole.dividedBy(LAST_PART)));
  }

  private KeyPair pair() {
    try {
      return KeyPairs.kept(Identity.keyFile(folder, Enrolled.TLS), KeyPairs::forTls);
    } catch (IOException e) {
      throw new UncheckedIOException("the till's key cannot be read in " + folder, e);
    }
  }
}
