package de.kassenbote.till.journal;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** One walk over all entries, oldest first; goes on behind a broken link, so that each is found once. */
final class ChainWalk {
  private final Handle handle;
  private final Head head;
  private final List<String> broken = new ArrayList<>();
  private final Map<String, AuditedReceipt> receipts = new HashMap<>();
  private long entries;
  private int epoch;
  private long seq;
  private String hash;

  ChainWalk(Handle handle) {
    this.handle = handle;
    this.head = Head.read(handle);
    this.hash = "";
  }

  JournalAudit walk() {
    try (var rows =
        handle
            .createQuery("SELECT epoch, seq, type, version, occurred_at, payload, hash FROM journal_entry ORDER BY epoch, seq")
            .map((row, context) -> Entries.of(head.till(), row))
            .iterator()) {
      rows.forEachRemaining(this::take);
    }
    compareEnd();
    compareIndex();
    return new JournalAudit(head.till(), entries, broken, receipts);
  }

  private void take(JournalEntry entry) {
    entries++;
    EntryKey key = entry.key();
    if (key.epoch() != epoch) {
      enter(key.epoch());
    }
    if (key.seq() != seq + 1) {
      broken.add("entry %s follows seq %d".formatted(key, seq));
    }
    if (!isHash(hash) || !entry.follows(hash)) {
      broken.add("entry %s is not what was chained to its predecessor".formatted(key));
    }
    seq = key.seq();
    hash = entry.hash();
    if (entry.type().equals(Receipt.TYPE)) {
      keep(entry);
    }
  }

  private void enter(int next) {
    epoch = next;
    seq = 0;
    hash = JournalEntry.genesis(head.till(), next);
  }

  private void keep(JournalEntry entry) {
    try {
      Receipt receipt = Contract.read(entry.payload(), Receipt.class);
      AuditedReceipt audited =
          new AuditedReceipt(entry.key(), receipt.idempotencyKey(), receipt.total(), Sha256.of(entry.payload()));
      if (receipts.putIfAbsent(receipt.number(), audited) != null) {
        broken.add("entry %s uses receipt number %s again".formatted(entry.key(), receipt.number()));
      }
    } catch (RejectedMessage e) {
      broken.add("entry %s: %s".formatted(entry.key(), e.getMessage()));
    }
  }

  private void compareEnd() {
    if (epoch != head.epoch()) {
      enter(head.epoch());
    }
    if (seq != head.lastSeq() || !hash.equals(head.lastHash())) {
      broken.add(
          "the journal of epoch %d ends at seq %d with hash %s; its head says seq %d with hash %s"
              .formatted(head.epoch(), seq, hash, head.lastSeq(), head.lastHash()));
    }
  }

  private void compareIndex() {
    Map<String, AuditedReceipt> missing = new HashMap<>(receipts);
    handle
        .createQuery("SELECT number, epoch, seq, idempotency_key, total_minor, currency FROM receipt")
        .map((row, context) -> indexed(row, missing))
        .forEach(broken::addAll);
    missing.forEach((number, r) -> broken.add("receipt %s of entry %s is not in the index".formatted(number, r.key())));
  }

  private List<String> indexed(ResultSet row, Map<String, AuditedReceipt> missing) throws SQLException {
    String number = row.getString("number");
    AuditedReceipt receipt = missing.remove(number);
    boolean same =
        receipt != null
            && receipt.key().equals(new EntryKey(head.till(), row.getInt("epoch"), row.getLong("seq")))
            && receipt.idempotencyKey().equals(row.getString("idempotency_key"))
            && receipt.total().equals(Money.of(row.getLong("total_minor"), row.getString("currency")));
    return same ? List.of() : List.of("receipt %s is in the index other than in the journal".formatted(number));
  }

  private static boolean isHash(String text) {
    return text.matches("[0-9a-f]{64}");
  }
}
