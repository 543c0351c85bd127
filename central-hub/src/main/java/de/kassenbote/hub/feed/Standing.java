package de.kassenbote.hub.feed;

import de.kassenbote.hub.fleet.FeedState;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.FeedScope;

/**
 * How a till stands with one of its scopes, as the hub sees it.
 *
 * @param reached how far the running catch-up came
 * @param sent the last version sent to all, {@code assigned} the last one given
 * @param generation of the hub, as of now
 */
record Standing(FeedScope scope, boolean live, long reached, long sent, long assigned, String generation) {
  /** The cursor is of this generation and names a version that was never given: the hub was restored from a backup. */
  boolean isAhead(Cursor cursor) {
    return sameGeneration(cursor) && cursor.version() > assigned;
  }

  /** What is said of a till with such a cursor. */
  static String ahead(Cursor cursor) {
    return "holds version %d of %s, which was never given".formatted(cursor.version(), cursor.scope());
  }

  /** The till has not applied everything that was sent to it. */
  boolean isBehind(Cursor cursor) {
    long expected = live ? sent : reached;
    boolean nothingExpected = !live && reached == 0;
    return !nothingExpected && (!sameGeneration(cursor) || cursor.version() < expected);
  }

  /** Versions of another generation count for nothing. */
  FeedState seenFrom(Cursor cursor) {
    return new FeedState(scope, sameGeneration(cursor) ? cursor.version() : 0, sent, live, live && !isBehind(cursor));
  }

  /** Where a catch-up has to begin. */
  long start(Cursor cursor) {
    return sameGeneration(cursor) ? Math.min(cursor.version(), assigned) : 0;
  }

  private boolean sameGeneration(Cursor cursor) {
    return generation.equals(cursor.generation());
  }
}
