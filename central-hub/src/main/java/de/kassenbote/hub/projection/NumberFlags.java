package de.kassenbote.hub.projection;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.NumberRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Marks documents whose number is outside the till's ranges, or is used by another document too. They are projected all
 * the same. Of a number used twice both are marked, so that the order of arrival makes no difference.
 */
final class NumberFlags {
  static final String OUT_OF_RANGE = "OUT_OF_RANGE";
  static final String USED_TWICE = "USED_TWICE";

  private NumberFlags() {}

  /** A document that carries a number. */
  record Numbered(EntryKey key, String type, String number) {}

  /**
   * @param documents of one till, none of them checked before
   */
  static void check(Handle tx, List<Numbered> documents, List<NumberRange> ranges) {
    for (Numbered document : documents) {
      if (!ranges.isEmpty() && ranges.stream().noneMatch(range -> range.kind().equals(document.type()) && contains(range, document.number()))) {
        flag(tx, document.key(), OUT_OF_RANGE, document.number());
      }
    }
    RowBatch.write(
        tx,
        "INSERT INTO document_number (till, epoch, seq, document_number) VALUES (?, ?, ?, ?)",
        documents,
        d -> new Object[] {d.key().till().value(), d.key().epoch(), d.key().seq(), d.number()});
    uses(tx, documents).forEach(
        (number, keys) -> {
          if (keys.size() > 1) {
            keys.forEach(key -> flag(tx, key, USED_TWICE, number));
          }
        });
  }

  /** All flags of a document, those of other checks included. */
  static List<String> of(Handle tx, EntryKey key) {
    return Keyed.bind(tx.createQuery("SELECT flag FROM number_flag" + Keyed.BY_KEY + " ORDER BY flag"), key).mapTo(String.class).list();
  }

  static boolean contains(NumberRange range, String number) {
    String digits = number.startsWith(range.prefix()) ? number.substring(range.prefix().length()) : "";
    if (digits.length() != range.width() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    long value = Long.parseLong(digits);
    return value >= range.first() && value <= range.last();
  }

  /** By number, those documents included. */
  private static Map<String, List<EntryKey>> uses(Handle tx, List<Numbered> documents) {
    Map<String, List<EntryKey>> uses = new TreeMap<>();
    String sql = "SELECT till, epoch, seq, document_number FROM " + IndexHints.byIndex("document_number", "document_number_used") + "WHERE document_number IN (<keys>)";
    for (List<String> numbers : KeyLists.chunks(documents.stream().map(Numbered::number).distinct().toList())) {
      KeyLists.query(tx, sql, numbers)
          .map((rs, ctx) -> Map.entry(rs.getString(4), Keyed.key(rs, ctx)))
          .forEach(use -> uses.computeIfAbsent(use.getKey(), number -> new ArrayList<>()).add(use.getValue()));
    }
    return uses;
  }

  /** Once, however often it is found. */
  static void flag(Handle tx, EntryKey key, String flag, String number) {
    if (of(tx, key).contains(flag)) {
      return;
    }
    Keyed.bind(
            tx.createUpdate(
                "INSERT INTO number_flag (till, epoch, seq, flag, document_number) VALUES (:till, :epoch, :seq, :flag, :number)"),
            key)
        .bind("flag", flag)
        .bind("number", number)
        .execute();
  }
}
