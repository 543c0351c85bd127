package de.kassenbote.routes.publishfeed;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.synclog.Attempt;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.SyncLog;

/** Sends as another sender does, and notes each envelope. */
public final class NotedFeedSender implements FeedSender {
  private final FeedSender sender;
  private final SyncLog log;

  public NotedFeedSender(FeedSender sender, SyncLog log) {
    this.sender = sender;
    this.log = log;
  }

  @Override
  public boolean connected() {
    return sender.connected();
  }

  @Override
  public void connect() {
    sender.connect();
  }

  @Override
  public void toAll(Feed feed, Packed envelope) {
    int bytes = envelope.body().length;
    noted(new Attempt(log, Direction.SENT, What.FEED, null, bytes).of(envelope), () -> sender.toAll(feed, envelope));
  }

  @Override
  public void toTill(TillId till, Feed feed, Packed envelope) {
    int bytes = envelope.body().length;
    noted(new Attempt(log, Direction.SENT, What.CATCH_UP, till, bytes).of(envelope), () -> sender.toTill(till, feed, envelope));
  }

  private static void noted(Attempt attempt, Runnable sending) {
    try {
      sending.run();
    } catch (RuntimeException e) {
      attempt.ended(Result.FAILED, e.getMessage());
      throw e;
    }
    attempt.ended(Result.OK);
  }
}
