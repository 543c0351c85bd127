package de.kassenbote.till.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.certificates.CertificateRequest;
import de.kassenbote.certificates.Identity;
import de.kassenbote.certificates.KeyPairs;
import de.kassenbote.certificates.Pem;
import de.kassenbote.certificates.TestAuthority;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.till.sale.SellingTill;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a till asks for its next certificate, and what it takes. */
class RenewalTest {
  private static final Duration VALID = Duration.ofDays(29);

  private final TestAuthority authority = new TestAuthority();
  private final Instant now = Instant.now();

  @TempDir private Path data;
  private KeyPair keys;

  @BeforeEach
  void enrol() throws IOException {
    Path folder = data.resolve(Enrolled.FOLDER);
    keys = KeyPairs.kept(Identity.keyFile(folder, Enrolled.TLS), KeyPairs::forTls);
    certified(keys, VALID).writeCertificate(folder, Enrolled.TLS);
    Enrolled.write(data, new Assignment(Contract.VERSION, "127.0.0.1:1", SellingTill.K07, 1, SellingTill.SETTINGS));
  }

  @Test
  void tillAsksInTheLastThirdOfItsCertificatesTimeForTheSameKey() {
    assertThat(renewal(Duration.ofDays(18)).request()).isEmpty();
    assertThat(renewal(Duration.ofDays(20)).request()).map(CertificateRequest::forTls).map(CertificateRequest::key).contains(keys.getPublic());
    assertThat(renewal(Duration.ofDays(40)).request()).as("also when it has ended").isPresent();
  }

  @Test
  void nextCertificateIsUsedFromThenOnAlsoAfterARestart() throws IOException {
    Renewal renewal = renewal(Duration.ofDays(20));
    Identity next = certified(keys, Duration.ofDays(300));

    renewal.accept(Pem.of(next.chain()));

    assertThat(renewal.request()).isEmpty();
    assertThat(Enrolled.in(data).tls()).isEqualTo(next);
  }

  @Test
  void certificateOfAnotherKeyAndWhatIsNoneAreNotTaken() {
    Renewal renewal = renewal(Duration.ofDays(20));
    Identity before = Enrolled.in(data).tls();

    renewal.accept(Pem.of(certified(KeyPairs.forTls(), VALID).chain()));
    renewal.accept("nothing");

    assertThat(Enrolled.in(data).tls()).isEqualTo(before);
    assertThat(renewal.request()).isPresent();
  }

  private Renewal renewal(Duration later) {
    return new Renewal(data, Clock.fixed(now.plus(later), ZoneOffset.UTC));
  }

  private Identity certified(KeyPair pair, Duration valid) {
    return Identity.of(pair, authority.authority().client("K07", 1, CertificateRequest.forTls(CertificateRequest.of(pair)), valid));
  }
}
