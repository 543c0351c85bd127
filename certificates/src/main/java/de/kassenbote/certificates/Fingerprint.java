package de.kassenbote.certificates;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The first 128 bits of the SHA-256 of a certificate: enough that nobody finds another certificate with the same ones, and few enough to
 * be typed.
 */
public record Fingerprint(String hex) {
  public static final int BYTES = 16;

  public Fingerprint {
    if (!hex.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("a fingerprint has 32 hex digits, got '%s'".formatted(hex));
    }
  }

  public static Fingerprint of(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return of(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new CertificateProblem("a certificate has no fingerprint: " + e.getMessage(), e);
    }
  }

  public static Fingerprint of(byte[] bytes) {
    return new Fingerprint(HexFormat.of().formatHex(bytes));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** In pairs, such as people compare. */
  @Override
  public String toString() {
    return hex.replaceAll("(..)(?=.)", "$1:").toUpperCase(java.util.Locale.ROOT);
  }
}
