package de.kassenbote.till.rescue;

import de.kassenbote.database.Database;
import de.kassenbote.database.SalvagedDatabase;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EarlierEpoch;
import de.kassenbote.routes.contract.EarlierHeld;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.HeldEntry;
import de.kassenbote.routes.contract.JournalledAgain;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.sendrescued.RescuedJournal;
import de.kassenbote.till.journal.Entries;
import de.kassenbote.till.journal.Journal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries that were taken over, in the till's own database, and what became of each. They stay, as its journal does. */
public final class RescuedEntries implements RescuedJournal {
  private static final Logger log = LoggerFactory.getLogger(RescuedEntries.class);
  private static final String ENTRY = "SELECT epoch, seq, type, version, occurred_at, payload, hash FROM rescued_entry ";

  private final Database database;
  private final Journal present;
  private final Clock clock;

  /**
   * @param present the journal in which those are journalled again whose key is another entry's at the hub
   */
  public RescuedEntries(Database database, Journal present, Clock clock) {
    this.database = database;
    this.present = present;
    this.clock = clock;
  }

  /** What the heartbeat tells of them, the latest installations first; those of which nothing went under its own key are not told. */
  public List<EarlierEpoch> told() {
    return database.read(
        h ->
            h.createQuery(
                    """
                    SELECT epoch, SUM(CASE WHEN state = 'OUT' THEN 1 ELSE 0 END), COALESCE(MIN(CASE WHEN state = 'OUT' THEN seq END), 0),
                      MAX(seq), COALESCE(MAX(CASE WHEN state = 'AT_HUB' THEN seq END), 0)
                    FROM rescued_entry WHERE state <> 'AGAIN' GROUP BY epoch ORDER BY epoch DESC FETCH FIRST %d ROWS ONLY"""
                        .formatted(Heartbeat.MOST_EARLIER))
                .map((row, context) -> new EarlierEpoch(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .list());
  }

  @Override
  public void settle(EarlierHeld held) {
    database.useTransaction(
        tx -> {
          takeBack(tx, held);
          if (!held.held().isEmpty()) {
            compare(tx, held);
          }
        });
  }

  @Override
  public void settle(Watermark watermark) {
    database.useTransaction(
        tx ->
            tx.select(
                    "SELECT rescue FROM rescued_entry WHERE epoch = ? AND seq = ? AND hash = ?", watermark.epoch(), watermark.seq(), watermark.hash())
                .mapTo(Integer.class)
                .findOne()
                .ifPresent(rescue -> atHub(tx, watermark.epoch(), rescue, watermark.seq())));
  }

  @Override
  public List<JournalEntry> out(int epoch, long after, long upTo, int max) {
    List<JournalEntry> out =
        database.read(
            h ->
                h.createQuery(
                        ENTRY
                            + """
                            WHERE epoch = :epoch AND state = 'OUT' AND seq > :after AND seq <= :upTo
                              AND rescue = (SELECT MIN(rescue) FROM rescued_entry WHERE epoch = :epoch AND state = 'OUT')
                            ORDER BY seq FETCH FIRST :max ROWS ONLY""")
                    .bind("epoch", epoch)
                    .bind("after", after)
                    .bind("upTo", upTo)
                    .bind("max", max)
                    .map((row, context) -> Entries.of(present.till(), row))
                    .list());
    return run(out);
  }

  /** Those of an earlier directory that were not at the hub; none when it is older than that, or they cannot be read. */
  static List<JournalEntry> ofCopy(SalvagedDatabase copy, TillId till) {
    try {
      return copy.read(h -> h.createQuery(ENTRY + "WHERE state = 'OUT' ORDER BY epoch, seq").map((row, context) -> Entries.of(till, row)).list());
    } catch (RuntimeException e) {
      log.info("nothing that the old directory had taken over itself can be read: {}", e.getMessage());
      return List.of();
    }
  }

  static Set<String> keys(Handle tx) {
    return new HashSet<>(
        tx.createQuery("SELECT epoch, seq, hash FROM rescued_entry").map((row, context) -> key(row.getInt(1), row.getLong(2), row.getString(3))).list());
  }

  static String key(JournalEntry entry) {
    return key(entry.key().epoch(), entry.key().seq(), entry.hash());
  }

  static void insert(Handle tx, JournalEntry entry, int rescue, Optional<Money> worth) {
    tx.createUpdate(
            """
            INSERT INTO rescued_entry (epoch, seq, hash, type, version, occurred_at, payload, total_minor, currency, rescue, state)
            VALUES (:epoch, :seq, :hash, :type, :version, :occurredAt, :payload, :minor, :currency, :rescue, 'OUT')""")
        .bind("epoch", entry.key().epoch())
        .bind("seq", entry.key().seq())
        .bind("hash", entry.hash())
        .bind("type", entry.type())
        .bind("version", entry.version())
        .bind("occurredAt", entry.occurredAt().toEpochMilli())
        .bind("payload", entry.payload())
        .bind("minor", worth.map(Money::minor).orElse(0L))
        .bind("currency", worth.map(Money::currency).orElse(null))
        .bind("rescue", rescue)
        .execute();
  }

  private static String key(int epoch, long seq, String hash) {
    return epoch + "/" + seq + "/" + hash;
  }

  /** Each following the one before. */
  private static List<JournalEntry> run(List<JournalEntry> entries) {
    List<JournalEntry> run = new ArrayList<>();
    for (JournalEntry entry : entries) {
      if (!run.isEmpty()) {
        JournalEntry before = run.get(run.size() - 1);
        if (entry.key().seq() != before.key().seq() + 1 || !entry.follows(before.hash())) {
          return run;
        }
      }
      run.add(entry);
    }
    return run;
  }

  /** The hub was restored from a backup. */
  private static void takeBack(Handle tx, EarlierHeld held) {
    int back =
        tx.execute("UPDATE rescued_entry SET state = 'OUT' WHERE epoch = ? AND state = 'AT_HUB' AND seq > ?", held.epoch(), held.last());
    if (back > 0) {
      log.warn("{} entries of epoch {} that were at the hub are not there any more: they go again", back, held.epoch());
    }
  }

  private void compare(Handle tx, EarlierHeld held) {
    Map<Long, String> hashes = held.held().stream().collect(Collectors.toMap(HeldEntry::seq, HeldEntry::hash));
    Map<Integer, Long> forks = new TreeMap<>();
    for (Out ours : outBetween(tx, held)) {
      String there = hashes.get(ours.seq());
      if (ours.hash().equals(there)) {
        tx.execute("UPDATE rescued_entry SET state = 'AT_HUB' WHERE epoch = ? AND seq = ? AND hash = ?", held.epoch(), ours.seq(), ours.hash());
      } else if (there != null) {
        forks.merge(ours.rescue(), ours.seq(), Math::min);
      }
    }
    forks.forEach((rescue, seq) -> journalAgain(tx, held.epoch(), rescue, seq));
  }

  private record Out(long seq, String hash, int rescue) {}

  private static List<Out> outBetween(Handle tx, EarlierHeld held) {
    return tx.select(
            "SELECT seq, hash, rescue FROM rescued_entry WHERE epoch = ? AND state = 'OUT' AND seq >= ? AND seq <= ? ORDER BY seq",
            held.epoch(), held.held().get(0).seq(), held.held().get(held.held().size() - 1).seq())
        .map((row, context) -> new Out(row.getLong(1), row.getString(2), row.getInt(3)))
        .list();
  }

  /** That entry and all behind it, which are chained to it. */
  private void journalAgain(Handle tx, int epoch, int rescue, long from) {
    List<JournalEntry> entries =
        tx.select(ENTRY + "WHERE epoch = ? AND state = 'OUT' AND rescue = ? AND seq >= ? ORDER BY seq", epoch, rescue, from)
            .map((row, context) -> Entries.of(present.till(), row))
            .list();
    for (JournalEntry entry : entries) {
      tx.createUpdate("UPDATE rescued_entry SET state = 'AGAIN', again_seq = :again WHERE epoch = :epoch AND seq = :seq AND hash = :hash")
          .bind("again", append(tx, entry).key().seq())
          .bind("epoch", epoch)
          .bind("seq", entry.key().seq())
          .bind("hash", entry.hash())
          .execute();
    }
    log.warn("the hub has other entries of epoch {} from {} on: {} that were taken over are journalled again", epoch, from, entries.size());
  }

  /** What was journalled again there already stays so, with its first origin. */
  private JournalEntry append(Handle tx, JournalEntry entry) {
    if (entry.type().equals(JournalledAgain.TYPE)) {
      return present.append(tx, entry.type(), entry.version(), clock.instant(), entry.payload());
    }
    JournalledAgain again =
        new JournalledAgain(entry.key(), entry.type(), entry.version(), entry.occurredAt(), entry.hash(), entry.payload());
    return present.append(tx, JournalledAgain.TYPE, Contract.VERSION, clock.instant(), Contract.write(again));
  }

  private static void atHub(Handle tx, int epoch, int rescue, long upTo) {
    tx.execute("UPDATE rescued_entry SET state = 'AT_HUB' WHERE epoch = ? AND state = 'OUT' AND rescue = ? AND seq <= ?", epoch, rescue, upTo);
  }
}
