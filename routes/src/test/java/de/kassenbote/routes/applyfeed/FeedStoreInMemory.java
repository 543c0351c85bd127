package de.kassenbote.routes.applyfeed;

import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.FeedEnvelope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it is told; holds every catalog. Fails as often as {@code faults} says. */
final class FeedStoreInMemory implements FeedStore {
  final List<FeedEnvelope> applied = new CopyOnWriteArrayList<>();
  final List<String> aside = new CopyOnWriteArrayList<>();
  volatile int faults;
  private final Map<FeedScope, Cursor> cursors = new ConcurrentHashMap<>();

  @Override
  public boolean holds(FeedScope scope) {
    return scope.feed() == Feed.CATALOG;
  }

  @Override
  public Cursor cursor(FeedScope scope) {
    return cursors.getOrDefault(scope, Cursor.start(scope));
  }

  @Override
  public void apply(FeedEnvelope envelope) {
    if (faults-- > 0) {
      throw new IllegalStateException("the database is down");
    }
    applied.add(envelope);
    cursors.put(envelope.scope(), new Cursor(envelope.scope(), envelope.generation(), envelope.to()));
  }

  @Override
  public void sweep(FeedScope scope) {}

  @Override
  public void putAside(String key, RejectedMessage cause, byte[] body) {
    aside.add(key);
  }
}
