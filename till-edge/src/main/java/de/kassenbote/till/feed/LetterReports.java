package de.kassenbote.till.feed;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DeadLetterReport;
import de.kassenbote.routes.contract.StorableText;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.reportdeadletters.UnreportedLetters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The till's dead letters for the hub. When the till starts, all of them are to be told anew: a hub restored from a backup may
 * have forgotten them, and the others it knows already.
 */
public final class LetterReports implements UnreportedLetters {
  /** As Base64 in JSON below what a broker keeps in its journal; a whole large body would be a file of its own. */
  private static final int MAX_BODY = 60_000;

  private final Database database;
  private final TillId till;

  public LetterReports(Database database, TillId till) {
    this.database = database;
    this.till = till;
    database.useTransaction(h -> h.execute("UPDATE dead_letter SET reported = FALSE WHERE reported = TRUE"));
  }

  @Override
  public Optional<DeadLetterReport> next() {
    return database.read(
        h ->
            h.createQuery(
                    """
                    SELECT origin, letter_key, cause, cause_class, stack, body, first_at, last_at, attempts, resolved_at
                    FROM dead_letter WHERE reported = FALSE ORDER BY last_at, letter_key, origin FETCH FIRST ROW ONLY
                    """)
                .map(this::report)
                .findOne());
  }

  @Override
  public void reported(DeadLetterReport report) {
    String same = " WHERE origin = ? AND letter_key = ? AND last_at = ? AND attempts = ? AND resolved_at IS ";
    String sql =
        report.resolvedAt() == null
            ? "UPDATE dead_letter SET reported = TRUE" + same + "NULL"
            : "DELETE FROM dead_letter" + same + "NOT NULL";
    database.useTransaction(
        h -> h.execute(sql, report.origin(), report.key(), report.lastAt().toEpochMilli(), report.attempts()));
  }

  private DeadLetterReport report(ResultSet row, StatementContext context) throws SQLException {
    byte[] body = row.getBytes("body");
    long resolved = row.getLong("resolved_at");
    Instant resolvedAt = row.wasNull() ? null : Instant.ofEpochMilli(resolved);
    return new DeadLetterReport(
        Contract.VERSION,
        till,
        row.getString("origin"),
        row.getString("letter_key"),
        row.getString("cause_class"),
        said(row.getString("cause")),
        StorableText.repaired(row.getString("stack")),
        body.length > MAX_BODY ? Arrays.copyOf(body, MAX_BODY) : body,
        Instant.ofEpochMilli(row.getLong("first_at")),
        Instant.ofEpochMilli(row.getLong("last_at")),
        row.getInt("attempts"),
        resolvedAt);
  }

  /** An exception may have said nothing. */
  private static String said(String cause) {
    return cause.isBlank() ? "no reason given" : StorableText.repaired(cause);
  }
}
