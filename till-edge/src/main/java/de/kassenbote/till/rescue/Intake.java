package de.kassenbote.till.rescue;

import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.TakenOver;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.till.journal.SalvagedJournal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The writing side of one rescue: entries that are not here yet, counted and summed. */
final class Intake {
  private final Handle tx;
  private final SalvagedJournal journal;
  private final int id;
  private final boolean again;
  private final Set<String> here;
  private final TreeMap<String, Long> sums = new TreeMap<>();
  private long from;
  private long to;
  private long entries;
  private long receipts;
  private long hereBefore;

  private Intake(Handle tx, SalvagedJournal journal, int id, boolean again) {
    this.tx = tx;
    this.journal = journal;
    this.id = id;
    this.again = again;
    this.here = RescuedEntries.keys(tx);
  }

  static Intake begin(Handle tx, SalvagedJournal journal) {
    int id = tx.createQuery("SELECT COALESCE(MAX(id), 0) + 1 FROM rescue").mapTo(Integer.class).one();
    long before =
        tx.select("SELECT COUNT(*) FROM rescue WHERE epoch = ? AND last_seq = ? AND last_hash = ?", journal.epoch(), journal.lastSeq(), journal.lastHash())
            .mapTo(Long.class)
            .one();
    return new Intake(tx, journal, id, before > 0);
  }

  void take(JournalEntry entry) {
    if (!here.add(RescuedEntries.key(entry))) {
      hereBefore++;
      return;
    }
    Optional<Money> worth = Worth.of(entry);
    RescuedEntries.insert(tx, entry, id, worth);
    entries++;
    if (entry.key().epoch() == journal.epoch()) {
      from = from == 0 ? entry.key().seq() : from;
      to = entry.key().seq();
    }
    worth.ifPresent(
        money -> {
          receipts++;
          sums.merge(money.currency(), money.minor(), Long::sum);
        });
  }

  TakenOver total(long lost) {
    return new TakenOver(from, to, entries, receipts, sums.entrySet().stream().map(s -> Money.of(s.getValue(), s.getKey())).toList(), lost);
  }

  long hereBefore() {
    return hereBefore;
  }

  /** Whether there was anything new, so that the journal is to tell of it. */
  boolean end(Instant now) {
    if (again && entries == 0) {
      return false;
    }
    tx.execute(
        "INSERT INTO rescue (id, epoch, last_seq, last_hash, rescued_at) VALUES (?, ?, ?, ?, ?)",
        id, journal.epoch(), journal.lastSeq(), journal.lastHash(), now.toEpochMilli());
    return true;
  }
}
