package de.kassenbote.hub.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How much was copied, and its SHA-256. */
record Hashed(long bytes, String sha256) {
  static Hashed copy(InputStream from, OutputStream to) throws IOException {
    DigestOutputStream out = new DigestOutputStream(to, sha256Digest());
    long bytes = from.transferTo(out);
    return new Hashed(bytes, HexFormat.of().formatHex(out.getMessageDigest().digest()));
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
