package de.kassenbote.routes.applyfeed;

import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.DamagedBody;
import de.kassenbote.routes.envelope.FeedEnvelope;
import de.kassenbote.routes.envelope.FeedEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import java.time.Clock;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a feed envelope to the till's rows, exactly once in effect, however often and in whatever order envelopes come.
 * What is missing is asked for. Throws only when the world is down: then nothing was applied, and the envelope comes again.
 */
public final class ApplyFeed {
  private static final Logger log = LoggerFactory.getLogger(ApplyFeed.class);

  private final TillId till;
  private final FeedStore store;
  private final GapRequests gaps;

  public ApplyFeed(TillId till, FeedStore store, CatchUpRequests requests, Clock clock) {
    this.till = till;
    this.store = store;
    this.gaps = new GapRequests(till, requests, clock);
  }

  public void apply(
      @Nullable @Header(Packed.VERSION) Integer version,
      @Nullable @Header(Packed.SHA256) String sha256,
      @Nullable @Header(Packed.SCOPE) String scope,
      @Body byte[] body) {
    try {
      apply(FeedEnvelopeCodec.open(version == null ? 0 : version, String.valueOf(sha256), body));
    } catch (DamagedBody damaged) {
      askAgain(scope, damaged);
    } catch (RejectedMessage rejected) {
      store.putAside(String.valueOf(scope), rejected, body);
    }
  }

  private void apply(FeedEnvelope envelope) {
    boolean ours = envelope.target() == null || envelope.target().equals(till);
    if (!ours || !store.holds(envelope.scope())) {
      log.debug("dropped: this till does not hold {}", envelope.scope());
      return;
    }
    Cursor cursor = store.cursor(envelope.scope());
    switch (Verdict.of(cursor, envelope)) {
      case APPLY -> store.apply(envelope);
      case DUPLICATE -> sweepAgain(envelope);
      case GAP -> gaps.ask(cursor);
      case OTHER_GENERATION -> gaps.ask(Cursor.start(envelope.scope()));
    }
  }

  /** The rows of this envelope are there; a crash may have come before the sweep. */
  private void sweepAgain(FeedEnvelope envelope) {
    if (envelope.last()) {
      store.sweep(envelope.scope());
    }
  }

  /** The properties are not covered by the hash: believed only where they name a scope that this till holds. */
  private void askAgain(@Nullable String scope, DamagedBody damaged) {
    log.warn("feed envelope of {} is damaged and asked for again: {}", scope, damaged.getMessage());
    FeedScope damagedScope = parse(String.valueOf(scope));
    if (damagedScope != null && store.holds(damagedScope)) {
      gaps.ask(store.cursor(damagedScope));
    }
  }

  private static @Nullable FeedScope parse(String text) {
    String[] parts = text.split("/", 2);
    try {
      return parts.length == 2 ? new FeedScope(Feed.of(parts[0]), parts[1]) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
