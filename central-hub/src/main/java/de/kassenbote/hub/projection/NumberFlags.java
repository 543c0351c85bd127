package de.kassenbote.hub.projection;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.NumberRange;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Marks documents whose number is outside the till's ranges, or is used by another document too. They are projected all
 * the same. Of a number used twice both are marked, so that the order of arrival makes no difference.
 */
final class NumberFlags {
  static final String OUT_OF_RANGE = "OUT_OF_RANGE";
  static final String USED_TWICE = "USED_TWICE";

  private NumberFlags() {}

  static void check(Handle tx, EntryKey key, String type, String number, List<NumberRange> ranges) {
    if (!ranges.isEmpty() && ranges.stream().noneMatch(range -> range.kind().equals(type) && contains(range, number))) {
      flag(tx, key, OUT_OF_RANGE, number);
    }
    List<EntryKey> others = uses(tx, number);
    if (!others.isEmpty()) {
      flag(tx, key, USED_TWICE, number);
      others.forEach(other -> flag(tx, other, USED_TWICE, number));
    }
    Keyed.bind(tx.createUpdate("INSERT INTO document_number (till, epoch, seq, document_number) VALUES (:till, :epoch, :seq, :number)"), key)
        .bind("number", number)
        .execute();
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

  private static List<EntryKey> uses(Handle tx, String number) {
    return tx.createQuery("SELECT till, epoch, seq FROM document_number WHERE document_number = :number")
        .bind("number", number)
        .map(Keyed::key)
        .list();
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
