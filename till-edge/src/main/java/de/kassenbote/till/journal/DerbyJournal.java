package de.kassenbote.till.journal;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseProblem;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.InstallationBegun;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.till.numbers.DerbyNumberRanges;
import de.kassenbote.routes.envelope.JournalEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal in the till's own Derby database. The head's row, locked, orders the writers; readers do not wait for them. */
public final class DerbyJournal implements Journal {
  private static final Logger log = LoggerFactory.getLogger(DerbyJournal.class);

  private final Database database;
  private final TillId till;
  private final int epoch;
  private volatile long confirmed;
  private volatile Runnable onCommitted = () -> {};

  private DerbyJournal(Database database, TillId till, int epoch) {
    this.database = database;
    this.till = till;
    this.epoch = epoch;
    this.confirmed = database.read(Head::read).confirmedSeq();
  }

  /**
   * Opens the journal; the first time, binds the database to till and epoch.
   *
   * @param epoch a higher one than before begins a new journal, once the hub has confirmed all of the old one
   * @throws DatabaseProblem when the database is another till's, is already further than {@code epoch}, or has
   *     unconfirmed entries of an earlier one
   */
  public static DerbyJournal open(Database database, TillId till, int epoch) {
    return open(database, till, epoch, Clock.systemUTC());
  }

  /** The same by that clock. The journal of any installation but the first begins with an {@link InstallationBegun}. */
  public static DerbyJournal open(Database database, TillId till, int epoch, Clock clock) {
    database.useTransaction(
        tx -> Head.find(tx).ifPresentOrElse(h -> rebind(tx, h, till, epoch, clock), () -> beginFirst(tx, till, epoch, clock)));
    return new DerbyJournal(database, till, epoch);
  }

  /** The journal that is in that database; empty when none was ever opened in it. */
  public static Optional<DerbyJournal> reopen(Database database) {
    return database.read(Head::find).map(head -> new DerbyJournal(database, head.till(), head.epoch()));
  }

  @Override
  public TillId till() {
    return till;
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public long lastSeq() {
    return database.read(Head::read).lastSeq();
  }

  @Override
  public long confirmedSeq() {
    return confirmed;
  }

  @Override
  public List<JournalEntry> after(long seq, int max) {
    return database.read(h -> Entries.after(h, till, epoch, seq, max));
  }

  @Override
  public synchronized void confirm(long seq) {
    confirmed = database.inTransaction(tx -> confirm(tx, Head.locked(tx), seq));
  }

  @Override
  public JournalEntry append(Handle transaction, String type, int version, Instant occurredAt, byte[] payload) {
    if (payload.length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "a journal entry holds at most %d bytes, got %d".formatted(MAX_PAYLOAD_BYTES, payload.length));
    }
    Head head = Head.locked(transaction);
    EntryKey key = new EntryKey(till, epoch, head.lastSeq() + 1);
    JournalEntry entry = JournalEntry.chained(head.lastHash(), key, type, version, occurredAt, payload);
    Entries.insert(transaction, entry);
    head.after(entry).update(transaction);
    transaction.afterCommit(this::committed);
    return entry;
  }

  @Override
  public Unsent unsent() {
    return database.read(this::unsent);
  }

  @Override
  public void onCommitted(Runnable listener) {
    onCommitted = listener;
  }

  private static void rebind(Handle tx, Head head, TillId till, int epoch, Clock clock) {
    if (!head.till().equals(till)) {
      throw new DatabaseProblem(
          "this database is the journal of till %s and cannot be opened for till %s".formatted(head.till(), till));
    }
    if (epoch < head.epoch()) {
      throw new DatabaseProblem(
          "this database is at epoch %d of till %s and cannot go back to epoch %d".formatted(head.epoch(), till, epoch));
    }
    if (epoch > head.epoch()) {
      begin(tx, head, epoch, clock);
    }
  }

  private static void beginFirst(Handle tx, TillId till, int epoch, Clock clock) {
    Head.start(till, epoch).insert(tx);
    if (epoch > 1) {
      say(tx, new InstallationBegun(null, clock.instant(), List.of(), null));
    }
  }

  private static void begin(Handle tx, Head old, int epoch, Clock clock) {
    long unconfirmed = old.lastSeq() - old.confirmedSeq();
    if (unconfirmed > 0) {
      throw new DatabaseProblem(
          "till %s has %d entries of epoch %d that the hub has not confirmed; they must reach it before epoch %d begins"
              .formatted(old.till(), unconfirmed, old.epoch(), epoch));
    }
    List<NumberRange> abandoned = DerbyNumberRanges.abandonAll(tx);
    Head.start(old.till(), epoch).update(tx);
    say(tx, new InstallationBegun(old.epoch(), clock.instant(), abandoned, null));
  }

  private static void say(Handle tx, InstallationBegun installation) {
    Head head = Head.read(tx);
    EntryKey key = new EntryKey(head.till(), head.epoch(), 1);
    JournalEntry entry =
        JournalEntry.chained(head.lastHash(), key, InstallationBegun.TYPE, Contract.VERSION, installation.happenedAt(), Contract.write(installation));
    Entries.insert(tx, entry);
    head.after(entry).update(tx);
  }

  /** Never beyond the journal's end: what is not written yet cannot be confirmed. */
  private static long confirm(Handle tx, Head head, long seq) {
    long known = Math.min(seq, head.lastSeq());
    if (known < seq) {
      log.error("the hub confirmed {} entries of till {}, but the journal ends at {}", seq, head.till(), known);
    }
    if (known != head.confirmedSeq()) {
      head.confirmed(known).update(tx);
    }
    return known;
  }

  private Unsent unsent(Handle handle) {
    Head head = Head.read(handle);
    Unsent own = ownUnsent(handle, head);
    return handle
        .createQuery(
            """
            SELECT COUNT(*) AS entries, COALESCE(SUM(total_minor), 0) AS minor, MIN(currency) AS currency, MIN(occurred_at) AS oldest
            FROM rescued_entry WHERE state = 'OUT'""")
        .map(
            (row, context) ->
                new Unsent(
                    own.lastSeq(),
                    own.confirmedSeq(),
                    row.getLong("entries"),
                    own.minor() + row.getLong("minor"),
                    own.currency() == null ? row.getString("currency") : own.currency(),
                    earlier(own.oldest(), instant(row.getObject("oldest", Long.class)))))
        .one();
  }

  private Unsent ownUnsent(Handle handle, Head head) {
    return handle
        .createQuery(
            """
            SELECT s.minor, s.currency,
                   (SELECT occurred_at FROM journal_entry WHERE epoch = :epoch AND seq = :first) AS oldest
            FROM (SELECT COALESCE(SUM(total_minor), 0) AS minor, MIN(currency) AS currency FROM receipt
                  WHERE epoch = :epoch AND seq >= :first AND seq <= :last) s""")
        .bind("epoch", epoch)
        .bind("first", head.confirmedSeq() + 1)
        .bind("last", head.lastSeq())
        .map(
            (row, context) ->
                new Unsent(
                    head.lastSeq(),
                    head.confirmedSeq(),
                    row.getLong("minor"),
                    row.getString("currency"),
                    instant(row.getObject("oldest", Long.class))))
        .one();
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private void committed() {
    try {
      onCommitted.run();
    } catch (RuntimeException e) {
      log.warn("what was to be told of a new journal entry failed", e);
    }
  }
}
