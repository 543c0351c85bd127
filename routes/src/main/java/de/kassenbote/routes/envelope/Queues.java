package de.kassenbote.routes.envelope;

import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import java.util.Collection;
import java.util.stream.Collectors;

/** The names of queues and addresses on both brokers, in one place; the broker XML files declare the same ones. */
public final class Queues {
  /** At the till: envelopes on their way to the hub. */
  public static final String JOURNAL_OUT = "journal.out";

  /** At the till: feed envelopes received, not yet applied. */
  public static final String FEEDS_IN = "feeds.in";

  /** At the hub: questions of tills. */
  public static final String REQUESTS_IN = "requests.in";

  /** At the hub: what tills could not process. */
  public static final String DEAD_LETTERS_IN = "dead-letters.in";

  /** At the hub: the multicast address all feed topics match. */
  public static final String FEEDS = "feed.#";

  /** At the hub: what the name of each till's reply queue begins with. */
  public static final String REPLIES_PREFIX = "replies.";

  /** How many queues carry journals at the hub; order holds per till, tills run in parallel. */
  public static final int PARTITIONS = 16;

  private Queues() {}

  public static String journalIn(int partition) {
    return "journal.in." + partition;
  }

  /** A stable hash of the id: the same on every JVM and in every version. */
  public static int partition(TillId till) {
    return Math.floorMod(till.value().hashCode(), PARTITIONS);
  }

  public static String journalIn(TillId till) {
    return journalIn(partition(till));
  }

  /** The till's one durable subscription on {@link #FEEDS}. */
  public static String feeds(TillId till) {
    return "feeds." + till;
  }

  public static String replies(TillId till) {
    return REPLIES_PREFIX + till;
  }

  /** The subscription with its address, as a client consumes it. */
  public static String fullyQualified(String address, String queue) {
    return address + "::" + queue;
  }

  /** What a subscription lets through: everything targeted at the till, and what goes to all in one of these scopes. */
  public static String filter(TillId till, Collection<FeedScope> liveScopes) {
    String targeted = Packed.TARGET + " = '" + till + "'";
    if (liveScopes.isEmpty()) {
      return targeted;
    }
    String scopes =
        liveScopes.stream().sorted().map(s -> "'" + s.toString().replace("'", "''") + "'").collect(Collectors.joining(","));
    return targeted + " OR (" + Packed.TARGET + " IS NULL AND " + Packed.SCOPE + " IN (" + scopes + "))";
  }
}
