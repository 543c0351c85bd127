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
import de.kassenbote.routes.synclog.Attempt;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.SyncLog;
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
  private final SyncLog syncLog;

  public ApplyFeed(TillId till, FeedStore store, CatchUpRequests requests, SyncLog syncLog, Clock clock) {
    this.till = till;
    this.store = store;
    this.syncLog = syncLog;
    this.gaps = new GapRequests(till, requests, clock);
  }

  public void apply(
      @Nullable @Header(Packed.VERSION) Object version,
      @Nullable @Header(Packed.SHA256) Object sha256,
      @Nullable @Header(Packed.SCOPE) Object scope,
      @Body byte[] body) {
    Attempt attempt = new Attempt(syncLog, Direction.RECEIVED, What.FEED, till, body.length);
    try {
      FeedEnvelope envelope = FeedEnvelopeCodec.open(number(version), String.valueOf(sha256), body);
      apply(envelope, attempt.of(envelope));
    } catch (DamagedBody damaged) {
      askAgain(String.valueOf(scope), damaged);
      attempt.ended(Result.DAMAGED, damaged.getMessage());
    } catch (RejectedMessage rejected) {
      store.putAside(String.valueOf(scope), rejected, body);
      attempt.ended(Result.REJECTED, rejected.getMessage());
    } catch (RuntimeException e) {
      attempt.ended(Result.FAILED, e.getMessage());
      throw e;
    }
  }

  private void apply(FeedEnvelope envelope, Attempt attempt) {
    boolean ours = envelope.target() == null || envelope.target().equals(till);
    if (!ours || !store.holds(envelope.scope())) {
      log.debug("dropped: this till does not hold {}", envelope.scope());
      attempt.ended(Result.DROPPED);
      return;
    }
    Cursor cursor = store.cursor(envelope.scope());
    attempt.ended(apply(envelope, cursor));
  }

  private Result apply(FeedEnvelope envelope, Cursor cursor) {
    return switch (Verdict.of(cursor, envelope)) {
      case APPLY -> {
        store.apply(envelope);
        yield Result.OK;
      }
      case DUPLICATE -> {
        sweepAgain(envelope);
        yield Result.DUPLICATE;
      }
      case GAP -> {
        gaps.ask(cursor);
        yield Result.GAP;
      }
      case OTHER_GENERATION -> {
        gaps.ask(Cursor.start(envelope.scope()));
        yield Result.GAP;
      }
    };
  }

  /** The rows of this envelope are there; a crash may have come before the sweep. */
  private void sweepAgain(FeedEnvelope envelope) {
    if (envelope.last()) {
      store.sweep(envelope.scope());
    }
  }

  /** The properties are not covered by the hash: believed only where they name a scope that this till holds. */
  private void askAgain(String scope, DamagedBody damaged) {
    log.warn("feed envelope of {} is damaged and asked for again: {}", scope, damaged.getMessage());
    FeedScope damagedScope = parse(scope);
    if (damagedScope != null && store.holds(damagedScope)) {
      gaps.ask(store.cursor(damagedScope));
    }
  }

  private static int number(@Nullable Object version) {
    if (version instanceof Integer number) {
      return number;
    }
    throw new RejectedMessage("property %s must be a number, got %s".formatted(Packed.VERSION, version));
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
