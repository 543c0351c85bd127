package de.kassenbote.routes.envelope;

import java.util.Map;
import java.util.Objects;

/**
 * An envelope as it travels: the deflated body and the message properties beside it. The properties route and name; the
 * body alone is the truth, and repeats what matters.
 */
public final class Packed {
  /** SHA-256 of the body, 64 hex digits. */
  public static final String SHA256 = "sha256";

  /** Version of the envelope's framing. */
  public static final String VERSION = "envelopeVersion";

  public static final String TILL = "till";
  public static final String EPOCH = "epoch";
  public static final String FROM = "fromSeq";
  public static final String TO = "toSeq";

  /** See {@link Packing}; absent = not known. */
  public static final String PACKING = "packing";

  public static final String FEED = "feed";
  public static final String SCOPE = "scope";
  public static final String TARGET = "target";

  private static final String[] PROPERTIES = {VERSION, SHA256, TILL, EPOCH, FROM, TO, PACKING, FEED, SCOPE, TARGET};

  private final Map<String, Object> headers;
  private final byte[] body;
  private final Summary summary;

  Packed(Map<String, Object> headers, byte[] body, Summary summary) {
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.summary = summary;
  }

  /**
   * What is inside, for whoever notes it; it does not travel.
   *
   * @param from the first entry, or the version that a feed's changes begin behind
   * @param to the last entry or version
   * @param items entries or changes
   * @param plainBytes before deflating
   */
  public record Summary(long from, long to, int items, int plainBytes) {}

  /** Property name → String, Integer or Long. */
  public Map<String, Object> headers() {
    return headers;
  }

  /** The names of all properties an envelope may have. */
  public static String[] properties() {
    return PROPERTIES.clone();
  }

  public byte[] body() {
    return body;
  }

  public Summary summary() {
    return summary;
  }

  public String sha256() {
    return (String) Objects.requireNonNull(headers.get(SHA256), SHA256);
  }

  @Override
  public String toString() {
    return headers.toString();
  }
}
