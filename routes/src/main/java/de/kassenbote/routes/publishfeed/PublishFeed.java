package de.kassenbote.routes.publishfeed;

import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.envelope.Limits;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The publisher: everything that a till's subscription gets, it gets from here, in one thread. What was given a version
 * and not sent before a crash is sent after the restart; what was sent and not noted is sent twice, and tills drop it.
 */
public final class PublishFeed {
  /** Rounds of {@link Limits#ITEMS} before catch-ups have their turn. */
  private static final int ROUNDS = 20;

  private static final Logger log = LoggerFactory.getLogger(PublishFeed.class);

  private final FeedVersions versions;
  private final FeedSender sender;
  private final TillSubscriptions subscriptions;
  private final CatchUpRounds catchUps;
  private boolean restored;

  public PublishFeed(FeedVersions versions, FeedSender sender, TillSubscriptions subscriptions, CatchUpRounds catchUps) {
    this.versions = versions;
    this.sender = sender;
    this.subscriptions = subscriptions;
    this.catchUps = catchUps;
  }

  /**
   * One round: filters where the broker is new, parking, live changes, then a share of the catch-ups. A scope whose
   * content cannot be read holds up no other; its fault is thrown at the end, and the next round tries again.
   */
  public synchronized void runOnce() {
    connect();
    subscriptions.parkOverBudget();
    giveVersions();
    RuntimeException failure = sendUnsent();
    if (sender.connected()) {
      catchUps.runOnce();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** The connection comes first: should the broker stop after its filters were set, it breaks, and this is done again. */
  private void connect() {
    if (restored && sender.connected()) {
      return;
    }
    restored = false;
    sender.connect();
    subscriptions.restore();
    restored = true;
  }

  private void giveVersions() {
    int rounds = 0;
    while (rounds < ROUNDS && versions.giveNext(Limits.ITEMS)) {
      rounds++;
    }
  }

  private @Nullable RuntimeException sendUnsent() {
    RuntimeException failure = null;
    for (Map.Entry<FeedScope, Long> scope : versions.unsent().entrySet()) {
      try {
        send(scope.getKey(), scope.getValue());
      } catch (RuntimeException e) {
        log.debug("cannot publish {}", scope.getKey(), e);
        failure = e;
        if (!sender.connected()) {
          break;
        }
      }
    }
    return failure;
  }

  private void send(FeedScope scope, long sent) {
    ScopeChunk chunk;
    long after = sent;
    do {
      chunk = versions.read(scope, after, Limits.ITEMS);
      FeedPacking.pack(chunk.forAll()).forEach(envelope -> sender.toAll(scope.feed(), envelope));
      versions.sent(scope, chunk.to());
      after = chunk.to();
    } while (!chunk.complete());
  }
}
