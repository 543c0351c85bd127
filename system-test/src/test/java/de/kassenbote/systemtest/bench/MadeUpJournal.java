package de.kassenbote.systemtest.bench;

import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/** What a till would have journalled, chained and numbered as it would have been; nothing but its end is kept. */
final class MadeUpJournal {
  private final Assignment till;
  private final NumberRange numbers;
  private final MadeUpReceipts receipts;
  private String lastHash;
  private long lastSeq;

  MadeUpJournal(Assignment till) {
    this.till = till;
    this.numbers = till.settings().ranges().stream().filter(range -> range.kind().equals(Receipt.TYPE)).findFirst().orElseThrow();
    this.receipts = new MadeUpReceipts(till.till().value().hashCode());
    this.lastHash = JournalEntry.genesis(till.till(), till.epoch());
  }

  List<JournalEntry> next(int count) {
    List<JournalEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(next());
    }
    return entries;
  }

  private JournalEntry next() {
    lastSeq++;
    Receipt receipt = receipts.next(numbers.format(lastSeq));
    JournalEntry entry =
        JournalEntry.chained(
            lastHash, new EntryKey(till.till(), till.epoch(), lastSeq), Receipt.TYPE, Contract.VERSION, receipt.soldAt(), Contract.write(receipt));
    lastHash = entry.hash();
    return entry;
  }
}
