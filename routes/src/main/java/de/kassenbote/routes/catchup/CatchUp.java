package de.kassenbote.routes.catchup;

import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Limits;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.process.LogFields;
import de.kassenbote.routes.publishfeed.CatchUpRounds;
import de.kassenbote.routes.publishfeed.FeedPacking;
import de.kassenbote.routes.publishfeed.FeedSender;
import de.kassenbote.routes.publishfeed.FeedVersions;
import de.kassenbote.routes.publishfeed.ScopeChunk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends tills what they miss, out of the tables, a bounded number of envelopes at a time, each till in its turn. It runs
 * in the publisher's thread, between two publishes: so the last chunk of a catch-up and the live changes behind it fit
 * together without a gap.
 */
public final class CatchUp implements CatchUpRounds {
  /** Envelopes in one round, so that live changes never wait for long. */
  private static final int ROUND = 16;

  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

  private final TillFeeds tills;
  private final FeedVersions versions;
  private final FeedSender sender;
  private final Flights flights;
  private final int perTill;
  private final int fleet;
  private final Set<FeedScope> unreadable = new HashSet<>();
  private int turn;

  /**
   * @param perTill envelopes in flight to one till
   * @param fleet envelopes in flight to all tills together
   */
  public CatchUp(
      TillFeeds tills, FeedVersions versions, FeedSender sender, Subscriptions subscriptions, int perTill, int fleet, Clock clock) {
    this.tills = tills;
    this.versions = versions;
    this.sender = sender;
    this.flights = new Flights(subscriptions, clock);
    this.perTill = perTill;
    this.fleet = fleet;
  }

  /**
   * A till asks for what follows its cursor.
   *
   * @param validated the till that the connection belongs to
   * @throws RejectedMessage when it asks for another
   */
  public void request(TillId validated, CatchUpRequest request) {
    if (!request.till().equals(validated)) {
      throw new RejectedMessage("till %s asks for a catch-up of till %s".formatted(validated, request.till()));
    }
    tills.wanted(validated, request.cursor());
  }

  /** For the publisher's thread only. */
  @Override
  public void runOnce() {
    unreadable.clear();
    SortedMap<TillId, List<Running>> waiting = byTill();
    flights.look(waiting.keySet());
    long room = Math.min(ROUND, fleet - flights.counted(perTill));
    for (TillId till : inTurn(waiting)) {
      if (room <= 0) {
        return;
      }
      room -= serve(waiting.getOrDefault(till, List.of()), Math.min(room, perTill - flights.of(till)));
    }
  }

  private SortedMap<TillId, List<Running>> byTill() {
    SortedMap<TillId, List<Running>> byTill = new TreeMap<>();
    tills.running().forEach(r -> byTill.computeIfAbsent(r.till(), t -> new ArrayList<>()).add(r));
    return byTill;
  }

  private List<TillId> inTurn(SortedMap<TillId, List<Running>> waiting) {
    List<TillId> order = new ArrayList<>(waiting.keySet());
    if (!order.isEmpty()) {
      turn = (turn + 1) % order.size();
      Collections.rotate(order, -turn);
    }
    return order;
  }

  /** Settings first: they tell the till which scopes it is to hold at all. */
  private long serve(List<Running> catchUps, long room) {
    List<Running> order = new ArrayList<>(catchUps);
    order.sort((a, b) -> Boolean.compare(b.scope().feed() == Feed.SETTINGS, a.scope().feed() == Feed.SETTINGS));
    long used = 0;
    for (Running catchUp : order) {
      used += used < room ? tryToServe(catchUp, room - used) : 0;
    }
    return used;
  }

  /** A scope whose content cannot be read holds up no other one; it is not tried for another till in this round. */
  private long tryToServe(Running catchUp, long room) {
    if (unreadable.contains(catchUp.scope())) {
      return 0;
    }
    try {
      return serve(catchUp, room);
    } catch (RuntimeException e) {
      if (!sender.connected()) {
        throw e;
      }
      log.atWarn()
          .addKeyValue(LogFields.TILL, catchUp.till())
          .addKeyValue(LogFields.FEED, catchUp.scope())
          .log("catch-up of {} for {} failed and is tried again: {}", catchUp.scope(), catchUp.till(), e.getClass().getSimpleName());
      unreadable.add(catchUp.scope());
      return 0;
    }
  }

  private long serve(Running catchUp, long room) {
    long used = 0;
    Running at = catchUp;
    boolean complete = false;
    while (used < room && !complete) {
      ScopeChunk chunk = versions.read(at.scope(), at.position(), Limits.ITEMS);
      used += send(at, chunk);
      tills.sent(at, chunk);
      at = new Running(at.till(), at.scope(), chunk.to());
      complete = chunk.complete();
    }
    return used;
  }

  /** A till that already has everything gets nothing, unless it does not even have the generation. */
  private long send(Running at, ScopeChunk chunk) {
    if (chunk.changes().isEmpty() && at.position() > 0) {
      return 0;
    }
    List<Packed> envelopes = FeedPacking.pack(chunk.forTill(at.till()));
    envelopes.forEach(envelope -> sender.toTill(at.till(), at.scope().feed(), envelope));
    return envelopes.size();
  }
}
