package de.kassenbote.certificates;

import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;

/** Which signature goes with which key. */
final class Signatures {
  private static final int P256_BITS = 256;

  private Signatures() {}

  static String algorithm(PrivateKey key) {
    return switch (kind(key)) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      case "EdDSA", "Ed25519" -> "Ed25519";
      default -> throw new CertificateProblem("a key must be EC, RSA or Ed25519, got " + key.getAlgorithm());
    };
  }

  static boolean isP256(PublicKey key) {
    return key instanceof ECPublicKey ec && ec.getParams().getCurve().getField().getFieldSize() == P256_BITS;
  }

  private static String kind(Key key) {
    return key.getAlgorithm().equals("ECDSA") ? "EC" : key.getAlgorithm();
  }
}
