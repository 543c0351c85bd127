package de.kassenbote.hub.numbers;

import de.kassenbote.routes.contract.TillId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Of which tills the hub knows all ranges that they have: a restored one only of those that have told since. */
final class KnownTills {
  private KnownTills() {}

  /** The hub knows the till's ranges as of that generation. */
  static void told(Handle h, TillId till, String generation) {
    if (h.execute("UPDATE till_numbers SET known_in = ? WHERE till = ?", generation, till.value()) == 0) {
      h.execute("INSERT INTO till_numbers (till, known_in) VALUES (?, ?)", till.value(), generation);
    }
  }

  /** An operator said for the till what it had of one series. */
  static void skipped(Handle h, TillId till, String prefix, String generation) {
    h.execute("DELETE FROM number_skip WHERE till = ? AND prefix = ?", till.value(), prefix);
    h.execute("INSERT INTO number_skip (till, prefix, known_in) VALUES (?, ?, ?)", till.value(), prefix, generation);
  }

  static boolean hasTold(Handle h, TillId till, String generation) {
    return h.select("SELECT known_in FROM till_numbers WHERE till = ?", till.value()).mapTo(String.class).findOne().filter(generation::equals).isPresent();
  }

  /** Those that have, had or are to have ranges of that series, and for which nobody has said since that generation began what they have of it. */
  static List<String> unknown(Handle h, String prefix, String generation) {
    return h.select(
            """
            SELECT n.till FROM till_numbers n WHERE n.known_in <> ?
              AND (n.till IN (SELECT s.till FROM till_series s WHERE s.prefix = ?) OR n.till IN (SELECT r.till FROM number_range r WHERE r.prefix = ?))
              AND n.till NOT IN (SELECT k.till FROM number_skip k WHERE k.prefix = ? AND k.known_in = ?)
            ORDER BY n.till
            """,
            generation, prefix, prefix, prefix, generation)
        .mapTo(String.class)
        .list();
  }
}
