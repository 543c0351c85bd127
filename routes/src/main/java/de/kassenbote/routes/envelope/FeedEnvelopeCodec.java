package de.kassenbote.routes.envelope;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import java.util.HashMap;
import java.util.Map;

/** The body of a feed envelope, version {@link #VERSION}: the record as JSON, deflated. */
public final class FeedEnvelopeCodec {
  public static final int VERSION = 1;

  private static final int MAX_PLAIN = 2 * Limits.PLAIN_BYTES;

  private FeedEnvelopeCodec() {}

  public static Packed pack(FeedEnvelope envelope) {
    byte[] plain = Contract.write(envelope);
    byte[] body = Body.deflate(plain);
    Map<String, Object> headers = new HashMap<>();
    headers.put(Packed.VERSION, VERSION);
    headers.put(Packed.SHA256, Sha256.of(body));
    headers.put(Packed.FEED, envelope.scope().feed().id());
    headers.put(Packed.SCOPE, envelope.scope().toString());
    if (envelope.target() != null) {
      headers.put(Packed.TARGET, envelope.target().value());
    }
    return new Packed(headers, body, new Packed.Summary(envelope.from(), envelope.to(), envelope.changes().size(), plain.length));
  }

  /**
   * Checks the hash, then reads.
   *
   * @throws DamagedBody when the body is not what was sent
   * @throws RejectedMessage when the body is whole, but no feed envelope of a known version
   */
  public static FeedEnvelope open(int version, String sha256, byte[] body) {
    if (version != VERSION) {
      throw new RejectedMessage("feed envelope of version %d; known is %d".formatted(version, VERSION));
    }
    return Contract.read(Body.open(body, sha256, MAX_PLAIN), FeedEnvelope.class);
  }
}
