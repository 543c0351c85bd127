package de.kassenbote.routes.contract;

/** One independently versioned part of a feed, such as the catalog {@code messe}. */
public record FeedScope(Feed feed, String scope) implements Comparable<FeedScope> {
  public FeedScope {
    Check.present("feed", feed);
    Check.text("scope", scope, 60);
    Check.that(scope.matches("[\\p{L}\\p{N} ._-]+"), "scope '%s': letters, digits, space, dot, hyphen, underscore only", scope);
  }

  /** The one in which a till alone gets its settings. */
  public static FeedScope settingsOf(TillId till) {
    return new FeedScope(Feed.SETTINGS, till.value());
  }

  @Override
  public int compareTo(FeedScope other) {
    int byFeed = feed.compareTo(other.feed);
    return byFeed != 0 ? byFeed : scope.compareTo(other.scope);
  }

  @Override
  public String toString() {
    return feed.id() + "/" + scope;
  }
}
