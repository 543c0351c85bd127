package de.kassenbote.routes.publishfeed;

import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.envelope.FeedEnvelope;
import de.kassenbote.routes.envelope.FeedEnvelopeCodec;
import de.kassenbote.routes.envelope.Limits;
import de.kassenbote.routes.envelope.Packed;
import java.util.List;
import java.util.stream.Stream;

/** Packs an envelope within the {@link Limits}, as several that follow each other when it is too big for one. */
public final class FeedPacking {
  private FeedPacking() {}

  public static List<Packed> pack(FeedEnvelope envelope) {
    Packed packed = FeedEnvelopeCodec.pack(envelope);
    if (envelope.changes().size() <= 1 || fits(envelope, packed)) {
      return List.of(packed);
    }
    int half = envelope.changes().size() / 2;
    FeedEnvelope first = firstPart(envelope, half);
    return Stream.of(first, rest(envelope, first.to(), half)).flatMap(part -> pack(part).stream()).toList();
  }

  private static boolean fits(FeedEnvelope envelope, Packed packed) {
    return envelope.changes().size() <= Limits.ITEMS
        && packed.body().length <= Limits.PACKED_BYTES
        && packed.summary().plainBytes() <= Limits.PLAIN_BYTES;
  }

  private static FeedEnvelope firstPart(FeedEnvelope e, int half) {
    List<FeedChange> changes = e.changes().subList(0, half);
    return new FeedEnvelope(e.scope(), e.generation(), e.from(), changes.get(half - 1).version(), e.target(), false, changes);
  }

  private static FeedEnvelope rest(FeedEnvelope e, long from, int half) {
    List<FeedChange> changes = e.changes().subList(half, e.changes().size());
    return new FeedEnvelope(e.scope(), e.generation(), from, e.to(), e.target(), e.last(), changes);
  }
}
