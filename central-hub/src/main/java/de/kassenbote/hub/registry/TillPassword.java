package de.kassenbote.hub.registry;

import de.kassenbote.routes.envelope.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** 256 random bits in hex, kept as SHA-256 over a salt and the password; too many to guess, so no slow hash is needed. */
final class TillPassword {
  private static final SecureRandom RANDOM = new SecureRandom();

  private TillPassword() {}

  static String random() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  static String hash(String salt, String password) {
    return new Sha256().field(salt).field(password).hex();
  }

  static boolean matches(String salt, String hash, String password) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), hash(salt, password).getBytes(StandardCharsets.US_ASCII));
  }
}
