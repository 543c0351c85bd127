package de.kassenbote.hub.projection;

import de.kassenbote.routes.projectentries.JournalPart;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Where the business days of a journal begin and end, as far as it is projected. Receipts and day closings carry their day. */
public final class BusinessDays {
  private BusinessDays() {}

  /** The last entry of any earlier day; 0 = there is none. */
  public static long lastBefore(Handle tx, JournalPart part, LocalDate day) {
    return Math.max(
        beside(tx, part, day, "receipt", "MAX", "<").orElse(0L), beside(tx, part, day, "day_closing", "MAX", "<").orElse(0L));
  }

  /** The first entry of any later day; {@link Long#MAX_VALUE} = there is none. */
  public static long firstAfter(Handle tx, JournalPart part, LocalDate day) {
    return Math.min(
        beside(tx, part, day, "receipt", "MIN", ">").orElse(Long.MAX_VALUE),
        beside(tx, part, day, "day_closing", "MIN", ">").orElse(Long.MAX_VALUE));
  }

  /** The first entry of that very day; {@link Long#MAX_VALUE} = there is none. */
  public static long firstOf(Handle tx, JournalPart part, LocalDate day) {
    return Math.min(
        edge(tx, part, day.toString(), "receipt", "MIN").orElse(Long.MAX_VALUE),
        edge(tx, part, day.toString(), "day_closing", "MIN").orElse(Long.MAX_VALUE));
  }

  /** The last entry of that very day; 0 = there is none. */
  public static long lastOf(Handle tx, JournalPart part, LocalDate day) {
    return Math.max(
        edge(tx, part, day.toString(), "receipt", "MAX").orElse(0L), edge(tx, part, day.toString(), "day_closing", "MAX").orElse(0L));
  }

  /** The last day closing; 0 = there is none. */
  public static long lastClosing(Handle tx, JournalPart part) {
    return bind(tx.createQuery("SELECT MAX(seq) FROM day_closing WHERE till = :till AND epoch = :epoch"), part)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** In two steps, each of which an index answers at once: which day is next to that one, and how far it goes. */
  private static Optional<Long> beside(Handle tx, JournalPart part, LocalDate day, String table, String extreme, String than) {
    return bind(tx.createQuery("SELECT %s(business_day) FROM %s WHERE till = :till AND epoch = :epoch AND business_day %s :day".formatted(extreme, table, than)), part)
        .bind("day", day.toString())
        .mapTo(String.class)
        .findOne()
        .flatMap(next -> edge(tx, part, next, table, extreme));
  }

  private static Optional<Long> edge(Handle tx, JournalPart part, String day, String table, String extreme) {
    return bind(tx.createQuery("SELECT %s(seq) FROM %s WHERE till = :till AND epoch = :epoch AND business_day = :day".formatted(extreme, table)), part)
        .bind("day", day)
        .mapTo(Long.class)
        .findOne();
  }

  private static Query bind(Query query, JournalPart part) {
    return query.bind("till", part.till().value()).bind("epoch", part.epoch());
  }
}
