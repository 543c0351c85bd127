package de.kassenbote.systemtest.bench;

import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.systemtest.bench.PlainJdbc.Rows;
import java.util.ArrayList;
import java.util.List;

/** The rows that the hub records for entries, in commits. */
final class JournalRows {
  private static final String INSERT =
      """
      INSERT INTO journal_entry (till, epoch, seq, entry_type, version, occurred_at, payload, hash, chain_broken, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private JournalRows() {}

  static List<List<Rows>> of(List<JournalEntry> entries, int perCommit) {
    List<List<Rows>> commits = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += perCommit) {
      commits.add(List.of(rows(entries.subList(from, Math.min(entries.size(), from + perCommit)))));
    }
    return commits;
  }

  private static Rows rows(List<JournalEntry> entries) {
    Rows rows = new Rows(INSERT);
    for (JournalEntry entry : entries) {
      rows.add(
          entry.key().till().value(), entry.key().epoch(), entry.key().seq(), entry.type(), entry.version(),
          entry.occurredAt().toEpochMilli(), entry.payload(), entry.hash(), false, entry.occurredAt().toEpochMilli());
    }
    return rows;
  }
}
