package de.kassenbote.hub.deadletter;

import de.kassenbote.routes.contract.StorableText;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; what is absent does not matter.
 *
 * @param fingerprint its beginning, four hex digits at least
 * @param q words of key or cause, in either letter case
 */
public record Selection(@Nullable String origin, @Nullable String till, @Nullable String fingerprint, @Nullable String q) {
  static final Selection ALL = new Selection(null, null, null, null);

  /** What {@link #bind} gives values to. */
  static final String CONDITION =
      """
      origin LIKE :origin AND COALESCE(till, '') LIKE :till AND fingerprint LIKE :fingerprint
      AND (LOWER(message_key) LIKE :q ESCAPE '!' OR LOWER(cause_message) LIKE :q ESCAPE '!')
      """;

  private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z-]{0,39}");
  private static final Pattern TILL = Pattern.compile("[A-Za-z0-9-]{1,100}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{4,64}");
  private static final int MAX_Q = 100;

  public Selection {
    require("origin", origin, ORIGIN, "a name such as project-entries");
    require("till", till, TILL, "a till id such as K07");
    require("fingerprint", fingerprint, FINGERPRINT, "4 to 64 hex digits");
    if (q != null && (q.isBlank() || q.length() > MAX_Q || !StorableText.is(q))) {
      throw new IllegalArgumentException("q must have 1 to %d characters, got %d".formatted(MAX_Q, q.length()));
    }
  }

  <T extends SqlStatement<T>> T bind(T statement) {
    return statement
        .bind("origin", origin == null ? "%" : origin)
        .bind("till", till == null ? "%" : till)
        .bind("fingerprint", fingerprint == null ? "%" : fingerprint + "%")
        .bind("q", q == null ? "%" : "%" + q.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
  }

  private static void require(String name, @Nullable String value, Pattern allowed, String what) {
    if (value != null && !allowed.matcher(value).matches()) {
      throw new IllegalArgumentException("%s must be %s, got '%s'".formatted(name, what, value));
    }
  }
}
