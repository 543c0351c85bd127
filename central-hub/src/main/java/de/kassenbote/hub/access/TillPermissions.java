package de.kassenbote.hub.access;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Queues;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;

/** What a till may do at the hub's broker: send to four queues and consume two, by their full names; nothing else. */
record TillPermissions(Set<String> send, Set<String> consume) {
  static TillPermissions of(TillId till) {
    return new TillPermissions(
        both(Queues.journalIn(till), Queues.DEAD_LETTERS_IN, Queues.REQUESTS_IN),
        Set.of(
            Queues.fullyQualified(Queues.FEEDS, Queues.feeds(till)),
            Queues.fullyQualified(Queues.replies(till), Queues.replies(till))));
  }

  boolean allow(CheckType checkType, String address) {
    return switch (checkType) {
      case SEND -> send.contains(address);
      case CONSUME -> consume.contains(address);
      default -> false;
    };
  }

  /** A send names the address alone, or address and queue. */
  private static Set<String> both(String... queues) {
    Set<String> names = new java.util.HashSet<>(Set.of(queues));
    for (String queue : queues) {
      names.add(Queues.fullyQualified(queue, queue));
    }
    return names;
  }
}
