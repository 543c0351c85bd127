package de.kassenbote.hub.projection;

import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.journal.JournalEntries;
import de.kassenbote.hub.journal.Quarantine;
import de.kassenbote.hub.journal.Watermarks.Mark;
import de.kassenbote.hub.journal.Watermarks;
import de.kassenbote.hub.projection.AuditResult.AuditedReceipt;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.Sha256;
import de.kassenbote.routes.projectentries.JournalPart;
import de.kassenbote.routes.projectentries.Slice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * Reads every recorded entry of every till again and checks what the hub claims: hashes from the stored bytes, complete
 * journals up to the watermark, and one projected receipt for each receipt entry. It changes nothing. Run it when the
 * projections are up to date: a receipt behind the projection's cursor counts as missing.
 */
public final class RecordedJournalAudit {
  private static final int PAGE = 500;
  private static final int MAX_FINDINGS = 100;

  private final Database database;
  private final DeadLetters failed;
  private final List<AuditedReceipt> receipts = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> keys = new HashSet<>();
  private long entries;
  private long missing;
  private long changed;
  private long doubled;

  private RecordedJournalAudit(Database database) {
    this.database = database;
    this.failed = new DeadLetters(database, Clock.systemUTC());
  }

  public static AuditResult of(Database database) {
    RecordedJournalAudit audit = new RecordedJournalAudit(database);
    database.read(Watermarks::all).forEach(audit::walk);
    audit.countOrphans();
    return new AuditResult(audit.receipts, audit.entries, audit.missing, audit.changed, audit.doubled, audit.findings);
  }

  private void walk(Mark mark) {
    countQuarantined(mark);
    String hash = JournalEntry.genesis(mark.till(), mark.epoch());
    for (long from = 1; from <= mark.seq(); from += PAGE) {
      long first = from;
      long last = Math.min(from + PAGE - 1, mark.seq());
      hash = walk(database.read(tx -> Page.read(tx, mark, first, last)), hash);
    }
    if (!hash.equals(mark.hash())) {
      changed(new EntryKey(mark.till(), mark.epoch(), Math.max(1, mark.seq())), "the watermark's hash is not that of the last entry");
    }
  }

  private void countQuarantined(Mark mark) {
    long quarantined = database.read(tx -> Quarantine.count(tx, mark.till(), mark.epoch()));
    if (quarantined > 0) {
      changed += quarantined;
      find("till %s, epoch %d: %d entries came again with other content".formatted(mark.till(), mark.epoch(), quarantined));
    }
  }

  private String walk(Page page, String previousHash) {
    if (page.lacking() > 0) {
      missing += page.lacking();
      find("till %s, epoch %d: the entries %d to %d lack %d".formatted(page.mark().till(), page.mark().epoch(), page.from(), page.to(), page.lacking()));
    }
    String hash = previousHash;
    for (JournalEntry entry : page.read()) {
      entries++;
      if (!entry.follows(hash) && !page.broken().contains(entry.key().seq())) {
        changed(entry.key(), "does not follow the entry before it");
      }
      receipt(entry, page.effective(entry), Optional.ofNullable(page.heads().get(entry.key().seq())));
      hash = entry.hash();
    }
    return hash;
  }

  private void receipt(JournalEntry entry, JournalEntry effective, Optional<ReceiptRows.Head> head) {
    Optional<Receipt> receipt = readable(effective);
    if (receipt.isPresent()) {
      once(entry.key(), receipt.get());
      receipts.add(audited(entry, receipt.get()));
      projected(entry.key(), receipt.get(), head);
    }
  }

  private void once(EntryKey key, Receipt receipt) {
    boolean newNumber = numbers.add(receipt.number());
    boolean newKey = keys.add(receipt.idempotencyKey());
    if (!newNumber || !newKey) {
      doubled++;
      find("%s: receipt %s with key %s is there before".formatted(key, receipt.number(), receipt.idempotencyKey()));
    }
  }

  private void projected(EntryKey key, Receipt receipt, Optional<ReceiptRows.Head> head) {
    if (head.isEmpty()) {
      if (!isExcused(key)) {
        missing++;
        find(key + ": receipt " + receipt.number() + " is not projected");
      }
    } else if (!head.get().equals(new ReceiptRows.Head(receipt.number(), receipt.total()))) {
      changed(key, "projected as " + head.get());
    }
  }

  private boolean isExcused(EntryKey key) {
    return database.read(tx -> failed.isAside(tx, EntryProjection.ORIGIN, key.toString()) || Waiting.contains(tx, key));
  }

  /** Projected receipts without a recorded entry. */
  private void countOrphans() {
    long orphans =
        database.read(
            tx ->
                tx.createQuery(
                        """
                        SELECT COUNT(*) FROM receipt r WHERE NOT EXISTS (SELECT 1 FROM journal_entry e
                          WHERE e.till = r.till AND e.epoch = r.epoch AND e.seq = r.seq AND e.entry_type IN ('receipt', 'reversal', 'journalled-again'))
                        """)
                    .mapTo(Long.class)
                    .one());
    if (orphans > 0) {
      changed += orphans;
      find(orphans + " projected receipts have no recorded entry");
    }
  }

  private void changed(EntryKey key, String how) {
    changed++;
    find(key + ": " + how);
  }

  private void find(String finding) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(finding);
    }
  }

  /** Content that cannot be read is the projection's concern: there it failed. */
  private static Optional<Receipt> readable(JournalEntry entry) {
    try {
      return Document.receipt(entry);
    } catch (RejectedMessage e) {
      return Optional.empty();
    }
  }

  private static AuditedReceipt audited(JournalEntry entry, Receipt receipt) {
    return new AuditedReceipt(
        entry.key(), receipt.number(), receipt.idempotencyKey(), receipt.total(), Sha256.of(entry.payload()));
  }

  /** A run of entries, with what the projection made of them. */
  private record Page(
      Mark mark,
      long from,
      long to,
      List<JournalEntry> read,
      UnaryOperator<JournalEntry> effective,
      List<Long> broken,
      Map<Long, ReceiptRows.Head> heads) {
    static Page read(Handle tx, Mark mark, long from, long to) {
      return new Page(
          mark,
          from,
          to,
          JournalEntries.between(tx, mark.till(), mark.epoch(), from, to),
          EffectiveEntries.of(tx, new Slice(new JournalPart(mark.till(), mark.epoch()), from, to)),
          JournalEntries.broken(tx, mark.till(), mark.epoch(), from, to),
          ReceiptRows.between(tx, mark.till(), mark.epoch(), from, to));
    }

    /** As corrected, if it is. */
    JournalEntry effective(JournalEntry entry) {
      return effective.apply(entry);
    }

    long lacking() {
      return to - from + 1 - read.size();
    }
  }
}
