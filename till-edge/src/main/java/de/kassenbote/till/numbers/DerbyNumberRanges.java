package de.kassenbote.till.numbers;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.RejectedMessage;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The ranges in the till's database. A number is taken by the row's change, so it comes back when the sale rolls back. */
public final class DerbyNumberRanges implements NumberRanges {
  private static final int USED_TOLD = 20;

  private final Database database;

  public DerbyNumberRanges(Database database) {
    this.database = database;
  }

  /**
   * What the installation before had left: the next one has numbers of its own.
   *
   * @return those
   */
  public static List<NumberRange> abandonAll(Handle transaction) {
    List<NumberRange> left = left(transaction);
    transaction.execute("DELETE FROM number_range WHERE next_no = first_no");
    transaction.execute("UPDATE number_range SET last_no = next_no - 1");
    return left;
  }

  /** The numbers that were given to the till and not used yet, each run of them as a range. */
  public static List<NumberRange> left(Handle handle) {
    return StoredRange.unused(handle).stream()
        .map(r -> new NumberRange(r.range().kind(), r.range().prefix(), r.range().width(), r.next(), r.range().last(), r.range().reserve()))
        .toList();
  }

  @Override
  public String next(Handle transaction, String kind) {
    while (true) {
      StoredRange range = StoredRange.open(transaction, kind).orElseThrow(() -> new NumbersExhausted(kind));
      // another transaction may have taken the number while this one waited for the row
      if (range.take(transaction)) {
        return range.range().format(range.next());
      }
    }
  }

  @Override
  public long left(String kind) {
    return left(kind, "");
  }

  @Override
  public long reserve(String kind) {
    return left(kind, " AND reserve = TRUE");
  }

  private long left(String kind, String which) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT COALESCE(SUM(last_no - next_no + 1), 0) FROM number_range WHERE kind = :kind" + which)
                .bind("kind", kind)
                .mapTo(long.class)
                .one());
  }

  @Override
  public List<RangeUse> uses() {
    return database.read(h -> StoredRange.latest(h, USED_TOLD).stream().map(r -> new RangeUse(r.range(), r.next())).toList());
  }

  /**
   * A known range keeps its position; its end follows head office, but not back behind a number that was given out.
   *
   * @throws RejectedMessage when two ranges of one kind would give the same number
   */
  @Override
  public void adopt(Handle transaction, List<NumberRange> ranges) {
    ranges.forEach(range -> adopt(transaction, range));
  }

  private static void adopt(Handle transaction, NumberRange range) {
    List<StoredRange> known = StoredRange.all(transaction, range.kind());
    known.stream().filter(k -> overlap(k.range(), range)).findFirst().ifPresent(k -> refuse(k, range));
    Optional<StoredRange> same = known.stream().filter(k -> isSame(k.range(), range)).findFirst();
    if (same.isPresent()) {
      same.get().endAt(transaction, range.last());
    } else {
      StoredRange.insert(transaction, range, known.size() + 1);
    }
  }

  private static boolean isSame(NumberRange a, NumberRange b) {
    return sameForm(a, b) && a.first() == b.first();
  }

  private static boolean overlap(NumberRange a, NumberRange b) {
    return sameForm(a, b) && a.first() != b.first() && a.first() <= b.last() && b.first() <= a.last();
  }

  private static boolean sameForm(NumberRange a, NumberRange b) {
    return a.prefix().equals(b.prefix()) && a.width() == b.width();
  }

  private static void refuse(StoredRange known, NumberRange range) {
    throw new RejectedMessage(
        "number range %s to %s of kind '%s' overlaps %s to %s, which this till already has"
            .formatted(
                range.format(range.first()),
                range.format(range.last()),
                range.kind(),
                known.range().format(known.range().first()),
                known.range().format(known.range().last())));
  }
}
