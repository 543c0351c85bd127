package de.kassenbote.routes.envelope;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names the one time that a till took entries out of its journal: whoever delivers or replays an envelope again delivers the same
 * packing. It travels beside the body, sealed: one that was changed on the road is not known, and so is that of an envelope that
 * names none. Of those nobody can say that they are two.
 *
 * @param id a UUID; "" = not known
 */
public record Packing(String id) {
  public static final Packing UNKNOWN = new Packing("");

  static Packing now() {
    return new Packing(UUID.randomUUID().toString());
  }

  /**
   * @param property as it came
   * @param sha256 of the body that it came with
   */
  public static Packing of(@Nullable Object property, String sha256) {
    String text = property instanceof String string ? string : "";
    Packing packing = new Packing(text.substring(0, Math.max(0, text.indexOf(':'))));
    return packing.sealed(sha256).equals(text) ? packing : UNKNOWN;
  }

  public boolean isKnown() {
    return !equals(UNKNOWN);
  }

  /** For the property beside the body. */
  String sealed(String sha256) {
    return id + ":" + new Sha256().field(id).field(sha256).hex();
  }
}
