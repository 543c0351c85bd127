package de.kassenbote.routes.applyfeed;

import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Asks once for each gap, and again only when it is still there after half a minute. */
final class GapRequests {
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

  private final TillId till;
  private final CatchUpRequests requests;
  private final Clock clock;
  private final Map<FeedScope, Asked> asked = new HashMap<>();

  GapRequests(TillId till, CatchUpRequests requests, Clock clock) {
    this.till = till;
    this.requests = requests;
    this.clock = clock;
  }

  void ask(Cursor cursor) {
    Instant now = clock.instant();
    Asked before = asked.get(cursor.scope());
    if (before == null || !before.cursor().equals(cursor) || !before.at().plus(AGAIN_AFTER).isAfter(now)) {
      asked.put(cursor.scope(), new Asked(cursor, now));
      requests.ask(new CatchUpRequest(till, cursor));
    }
  }

  private record Asked(Cursor cursor, Instant at) {}
}
