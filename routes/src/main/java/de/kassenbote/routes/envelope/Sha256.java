package de.kassenbote.routes.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) over length-prefixed fields, as 64 lower-case hex digits. */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Of the bytes alone, without a length. */
  public static String of(byte[] bytes) {
    return new Sha256().raw(bytes).hex();
  }

  public Sha256 raw(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Four bytes of length (big endian), then the UTF-8 bytes. */
  public Sha256 field(String text) {
    return field(text.getBytes(StandardCharsets.UTF_8));
  }

  public Sha256 field(long number) {
    return field(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  private Sha256 field(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
    return this;
  }

  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
