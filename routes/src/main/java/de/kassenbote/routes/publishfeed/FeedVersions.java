package de.kassenbote.routes.publishfeed;

import de.kassenbote.routes.contract.FeedScope;
import java.util.Map;

/** The versions of all members of all feed scopes, and how far they were sent. One thread gives and sends them. */
public interface FeedVersions {
  /**
   * Gives the next versions of one scope to members of it that were marked as changed, at most {@code max}, in a
   * transaction of its own; settings before everything else.
   *
   * @return whether there were any
   */
  boolean giveNext(int max);

  /** The scopes with versions that were given and not yet sent, and the version that was sent last; iterates settings first. */
  Map<FeedScope, Long> unsent();

  /** The members with a version above {@code after}, at most {@code max}, with their content as of now. */
  ScopeChunk read(FeedScope scope, long after, int max);

  /** Notes that everything up to this version was sent. */
  void sent(FeedScope scope, long version);
}
