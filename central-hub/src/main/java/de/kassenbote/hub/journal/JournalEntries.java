package de.kassenbote.hub.journal;

import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.HeldEntry;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of recorded entries. A row is written once; afterwards only its chain mark may change. */
public final class JournalEntries {
  private static final String SELECT =
      "SELECT till, epoch, seq, entry_type, version, occurred_at, payload, hash FROM journal_entry ";

  private static final int FETCHED_AT_ONCE = 100;

  private JournalEntries() {}

  /** Entries with {@code from} ≤ seq ≤ {@code to}, ascending, not necessarily contiguous. */
  public static List<JournalEntry> between(Handle tx, TillId till, int epoch, long from, long to) {
    return tx.createQuery(SELECT + "WHERE till = :till AND epoch = :epoch AND seq BETWEEN :from AND :to ORDER BY seq")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("from", from)
        .bind("to", to)
        .map(JournalEntries::entry)
        .list();
  }

  public static Optional<JournalEntry> find(Handle tx, EntryKey key) {
    return between(tx, key.till(), key.epoch(), key.seq(), key.seq()).stream().findFirst();
  }

  /** Which seq of that range are there, ascending. */
  static List<Long> recorded(Handle tx, TillId till, int epoch, long from, long to) {
    return tx.createQuery(
            "SELECT seq FROM journal_entry WHERE till = :till AND epoch = :epoch AND seq BETWEEN :from AND :to ORDER BY seq")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("from", from)
        .bind("to", to)
        .mapTo(Long.class)
        .list();
  }

  /** The first {@code most} recorded from that seq on, ascending, without what is in them. */
  static List<HeldEntry> held(Handle tx, TillId till, int epoch, long from, int most) {
    return tx.createQuery(
            "SELECT seq, hash FROM journal_entry WHERE till = :till AND epoch = :epoch AND seq >= :from ORDER BY seq FETCH FIRST %d ROWS ONLY".formatted(most))
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("from", from)
        .map((rs, context) -> new HeldEntry(rs.getLong(1), rs.getString(2)))
        .list();
  }

  /** What of that range is not recorded, ascending. */
  public static List<SeqRange> lacking(Handle tx, TillId till, int epoch, SeqRange range) {
    List<SeqRange> lacking = new ArrayList<>();
    long from = range.from();
    for (long seq : recorded(tx, till, epoch, range.from(), range.to())) {
      if (seq > from) {
        lacking.add(new SeqRange(from, seq - 1));
      }
      from = seq + 1;
    }
    if (from <= range.to()) {
      lacking.add(new SeqRange(from, range.to()));
    }
    return lacking;
  }

  /** The first recorded entries with {@code from} ≤ seq ≤ {@code to}, ascending, until their payloads have that many bytes or more. */
  public static List<JournalEntry> within(Handle tx, TillId till, int epoch, long from, long to, long bytes) {
    List<JournalEntry> entries = new ArrayList<>();
    Query query =
        tx.createQuery(SELECT + "WHERE till = :till AND epoch = :epoch AND seq BETWEEN :from AND :to ORDER BY seq")
            .setFetchSize(FETCHED_AT_ONCE)
            .bind("till", till.value())
            .bind("epoch", epoch)
            .bind("from", from)
            .bind("to", to);
    try (ResultIterator<JournalEntry> rows = query.map(JournalEntries::entry).iterator()) {
      long room = bytes;
      while (room > 0 && rows.hasNext()) {
        entries.add(rows.next());
        room -= entries.get(entries.size() - 1).payload().length;
      }
    }
    return entries;
  }

  /** The first {@code most} recorded entries with {@code from} ≤ seq ≤ {@code to}, ascending. */
  public static List<JournalEntry> first(Handle tx, TillId till, int epoch, long from, long to, int most) {
    return tx.createQuery(
            SELECT
                + "WHERE till = :till AND epoch = :epoch AND seq BETWEEN :from AND :to ORDER BY seq FETCH FIRST %d ROWS ONLY".formatted(most))
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("from", from)
        .bind("to", to)
        .map(JournalEntries::entry)
        .list();
  }

  /** 0 = none is recorded. */
  public static long last(Handle tx, TillId till, int epoch) {
    return tx.createQuery("SELECT COALESCE(MAX(seq), 0) FROM journal_entry WHERE till = :till AND epoch = :epoch")
        .bind("till", till.value())
        .bind("epoch", epoch)
        .mapTo(Long.class)
        .one();
  }

  /** Which seq of that range do not follow their predecessor, and are known for it. */
  public static List<Long> broken(Handle tx, TillId till, int epoch, long from, long to) {
    return tx.createQuery(
            """
            SELECT seq FROM journal_entry
            WHERE till = :till AND epoch = :epoch AND seq BETWEEN :from AND :to AND chain_broken = TRUE
            """)
        .bind("till", till.value())
        .bind("epoch", epoch)
        .bind("from", from)
        .bind("to", to)
        .mapTo(Long.class)
        .list();
  }

  static void insert(Handle tx, Collection<ChainedEntry> entries, Instant recordedAt) {
    RowBatch.write(
        tx,
        """
        INSERT INTO journal_entry (till, epoch, seq, entry_type, version, occurred_at, payload, hash, chain_broken, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entries,
        chained -> columns(chained.entry(), chained.broken(), recordedAt));
  }

  private static Object[] columns(JournalEntry entry, boolean broken, Instant recordedAt) {
    EntryKey key = entry.key();
    return new Object[] {
      key.till().value(), key.epoch(), key.seq(), entry.type(), entry.version(), entry.occurredAt().toEpochMilli(),
      entry.payload(), entry.hash(), broken, recordedAt.toEpochMilli()
    };
  }

  static void markBroken(Handle tx, EntryKey key) {
    tx.createUpdate("UPDATE journal_entry SET chain_broken = TRUE WHERE till = :till AND epoch = :epoch AND seq = :seq")
        .bind("till", key.till().value())
        .bind("epoch", key.epoch())
        .bind("seq", key.seq())
        .execute();
  }

  static JournalEntry entry(ResultSet rs, StatementContext context) throws SQLException {
    return new JournalEntry(
        new EntryKey(new TillId(rs.getString("till")), rs.getInt("epoch"), rs.getLong("seq")),
        rs.getString("entry_type"),
        rs.getInt("version"),
        Instant.ofEpochMilli(rs.getLong("occurred_at")),
        rs.getBytes("payload"),
        rs.getString("hash"));
  }

  /** An entry to be written, and whether it fails to follow its predecessor. */
  record ChainedEntry(JournalEntry entry, boolean broken) {}
}
