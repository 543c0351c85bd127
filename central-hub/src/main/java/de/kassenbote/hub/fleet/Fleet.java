package de.kassenbote.hub.fleet;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.EarlierEpoch;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All tills as they are now. Heartbeats are taken in memory, so that a thousand tills cost no database write each; {@link
 * #save} writes the new ones in one transaction, and a crash loses at most what came since, which the next heartbeat brings
 * again.
 */
public final class Fleet {
  private final ContactTable table;
  private final RegisteredTills registered;
  private final RecordedTills recorded;
  private final FeedStates feeds;
  private final Clock clock;
  private final ZoneId zone;
  private final Map<TillId, Contact> contacts = new ConcurrentHashMap<>();
  private final Set<TillId> unsaved = ConcurrentHashMap.newKeySet();

  /**
   * @param zone decides when "today" began
   */
  public Fleet(
      Database database, RegisteredTills registered, RecordedTills recorded, FeedStates feeds, Clock clock, ZoneId zone) {
    this.table = new ContactTable(database);
    this.registered = registered;
    this.recorded = recorded;
    this.feeds = feeds;
    this.clock = clock;
    this.zone = zone;
    table.all().forEach(c -> contacts.put(c.heartbeat().till(), c));
  }

  /** Takes a heartbeat that is being answered. */
  public void contact(Heartbeat heartbeat, Instant at) {
    List<FeedState> states = feeds.of(heartbeat);
    contacts.compute(heartbeat.till(), (till, before) -> Contact.of(heartbeat, at, states, before));
    unsaved.add(heartbeat.till());
  }

  /** Writes what is new; to be called every few seconds, and at the end. */
  public void save() {
    List<TillId> tills = List.copyOf(unsaved);
    if (!tills.isEmpty()) {
      tills.forEach(unsaved::remove);
      try {
        table.save(tills.stream().map(contacts::get).toList());
      } catch (RuntimeException e) {
        unsaved.addAll(tills);
        throw e;
      }
    }
  }

  /** All tills, the ones that need attention first. */
  public List<TillView> tills() {
    return observations().map(Observation::view).sorted(TillView.WORST_FIRST).toList();
  }

  /** With everything that is known of it; empty when it is not registered. */
  public Optional<TillDetail> till(TillId id) {
    return observations().filter(o -> o.till().equals(id)).findFirst().map(this::detail);
  }

  private TillDetail detail(Observation observation) {
    Contact contact = observation.contact();
    return observation.detail(contact == null ? List.of() : feeds.of(contact.heartbeat()));
  }

  /** Those that were heard then or later, without their feeds. */
  public List<TillDetail> heardSince(Instant moment) {
    return observations()
        .filter(o -> o.contact() != null && !o.contact().at().isBefore(moment))
        .map(o -> o.detail(List.of()))
        .toList();
  }

  private Stream<Observation> observations() {
    Instant now = clock.instant();
    Map<TillId, RecordedTill> here = recorded.all(now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
    return new TreeSet<>(registered.all())
        .stream().map(till -> new Observation(till, contacts.get(till), here.getOrDefault(till, RecordedTill.NOTHING), now));
  }

  /** Up to where that installation has written its journal, as it told last or as the one told that took over from it; 0 = it told nothing. */
  public long lastSeq(TillId till, int epoch) {
    Contact contact = contacts.get(till);
    if (contact == null) {
      return 0;
    }
    Heartbeat told = contact.heartbeat();
    return told.epoch() == epoch
        ? told.lastSeq()
        : told.earlier().stream().filter(e -> e.epoch() == epoch).mapToLong(EarlierEpoch::last).max().orElse(0);
  }

  /** How far that till has used its number ranges, as it told last; none = it told nothing. */
  public List<RangeUse> ranges(TillId till) {
    Contact contact = contacts.get(till);
    return contact == null ? List.of() : contact.heartbeat().ranges();
  }

  /** Entries that the till is known to have and the hub has not. */
  public long unsent(TillId till) {
    return till(till).map(detail -> detail.view().unsentCount()).orElse(0L);
  }

  public Instant now() {
    return clock.instant();
  }
}
