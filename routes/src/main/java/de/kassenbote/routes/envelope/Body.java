package de.kassenbote.routes.envelope;

import de.kassenbote.routes.contract.RejectedMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Deflate (RFC 1950) and SHA-256 for both kinds of envelope. */
final class Body {
  private Body() {}

  static byte[] deflate(byte[] plain) {
    var out = new ByteArrayOutputStream(plain.length / 4 + 64);
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (var packed = new DeflaterOutputStream(out, deflater)) {
      packed.write(plain);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /** Checks the hash first; never yields more than {@code maxPlain} bytes. */
  static byte[] open(byte[] body, String sha256, int maxPlain) {
    String actual = Sha256.of(body);
    if (!actual.equals(sha256)) {
      throw new DamagedBody("body of %d bytes has SHA-256 %s, was sent with %s".formatted(body.length, actual, sha256));
    }
    try (var plain = new InflaterInputStream(new ByteArrayInputStream(body))) {
      byte[] bytes = plain.readNBytes(maxPlain + 1);
      if (bytes.length > maxPlain) {
        throw new RejectedMessage("body inflates to more than the allowed %d bytes".formatted(maxPlain));
      }
      return bytes;
    } catch (IOException e) {
      throw new RejectedMessage("body is not deflated data: " + e.getMessage(), e);
    }
  }
}
