package de.kassenbote.routes.publishfeed;

/** What tills miss, sent in the publisher's thread between two publishes. */
public interface CatchUpRounds {
  /** A bounded number of envelopes; the rest has its turn in the next round. */
  void runOnce();
}
