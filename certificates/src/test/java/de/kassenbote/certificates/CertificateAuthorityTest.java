package de.kassenbote.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
  private static final Duration VALID = Duration.ofDays(30);

  private final TestAuthority world = new TestAuthority();

  @TempDir private Path directory;

  @Test
  void tillsCertificateSaysWhoItIsAndWhatItIsFor() throws Exception {
    X509Certificate k07 = world.till("K07").certificate();
    k07.verify(world.authority().certificate().getPublicKey());
    assertThat(CommonName.of(k07)).isEqualTo("K07");
    assertThat(k07.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(k07.getBasicConstraints()).isNegative();
  }

  @Test
  void hubsCertificateNamesItsHosts() throws Exception {
    assertThat(world.hub().certificate().getSubjectAlternativeNames()).extracting(name -> String.valueOf(name.get(1))).containsExactly("localhost", "127.0.0.1");
    assertThat(world.hub().certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
  }

  @Test
  void twoCertificatesNeverHaveTheSameNumber() {
    assertThat(world.till("K07").certificate().getSerialNumber()).isNotEqualTo(world.till("K08").certificate().getSerialNumber());
  }

  @Test
  void requestThatIsNotSignedWithItsOwnKeyIsRefused() {
    String request = CertificateRequest.of(KeyPairs.forTls());
    byte[] bytes = java.util.Base64.getDecoder().decode(request);
    bytes[bytes.length - 1] ^= 1;
    String forged = java.util.Base64.getEncoder().encodeToString(bytes);
    assertThatThrownBy(() -> CertificateRequest.forTls(forged)).isInstanceOf(CertificateProblem.class);
    assertThatThrownBy(() -> CertificateRequest.forTls("bm90aGluZw==")).hasMessage("a certificate request must be PKCS #10 in Base64, and is not");
  }

  @Test
  void keysOfAnotherKindAreNotCertified() {
    assertThatThrownBy(() -> CertificateRequest.forTls(CertificateRequest.of(KeyPairs.forVouchers()))).hasMessageContaining("must be ECDSA over P-256");
    assertThatThrownBy(() -> CertificateRequest.forVouchers(CertificateRequest.of(KeyPairs.forTls()))).hasMessageContaining("must be Ed25519");
    assertThat(CertificateRequest.forVouchers(CertificateRequest.of(KeyPairs.forVouchers())).key()).isNotNull();
  }

  @Test
  void identityIsReadAsItWasWrittenAndItsKeyIsItsOwnersAlone() throws IOException {
    world.till("K07").write(directory, "till");
    assertThat(Identity.read(directory, "till")).isEqualTo(world.till("K07"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("till.key")))).isEqualTo("rw-------");
  }

  @Test
  void keyThatOthersCanReadIsRefused() throws IOException {
    world.till("K07").write(directory, "till");
    Files.setPosixFilePermissions(directory.resolve("till.key"), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> Identity.read(directory, "till")).hasMessageContaining("chmod 600");
  }

  @Test
  void certificateOfAnotherKeyIsRefused() throws IOException {
    world.till("K07").write(directory, "till");
    OwnersFile.write(directory.resolve("till.crt"), Pem.of(world.till("K08").chain()));
    assertThatThrownBy(() -> Identity.read(directory, "till")).hasMessageContaining("is not that of the key");
  }

  @Test
  void pairThatIsKeptIsTheSameAfterwards() throws IOException {
    KeyPair made = KeyPairs.kept(directory.resolve("till.key"), KeyPairs::forTls);
    KeyPair read = KeyPairs.kept(directory.resolve("till.key"), KeyPairs::forTls);
    assertThat(read.getPublic()).isEqualTo(made.getPublic());
    assertThat(KeyPairs.belongTogether(read.getPrivate(), made.getPublic())).isTrue();
  }

  @Test
  void authorityThatMaySignNothingOrHasEndedIsRefused() {
    assertThatThrownBy(() -> new CertificateAuthority(world.till("K07"), Clock.systemUTC())).hasMessageContaining("must be one that may sign others");
    Identity old = CertificateAuthority.create("old", Clock.fixed(Instant.parse("2000-01-01T00:00:00Z"), ZoneOffset.UTC));
    assertThatThrownBy(() -> new CertificateAuthority(old, Clock.systemUTC())).hasMessageContaining("must be valid, it ended on 20");
  }

  @Test
  void authorityOfAnOperatorIsTheOneThatCounts() throws Exception {
    Identity company = CertificateAuthority.create("company", Clock.systemUTC());
    CertificateAuthority ours = new CertificateAuthority(company, Clock.systemUTC());
    List<X509Certificate> chain = ours.server("hub", List.of("hub.example.org"), VALID).chain();
    assertThat(chain).hasSize(2).last().isEqualTo(company.certificate());
  }
}
