package de.kassenbote.routes;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.relayjournal.CommittedJournal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A till's journal for tests of what is done with it; entries are truly chained. */
public final class JournalInMemory implements CommittedJournal {
  private final TillId till;
  private final List<JournalEntry> entries = new ArrayList<>();
  private long confirmed;

  public JournalInMemory(String till) {
    this.till = new TillId(till);
  }

  public JournalInMemory with(int more) {
    for (int i = 0; i < more; i++) {
      append(("{\"n\":" + (entries.size() + 1) + "}").getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  public synchronized void append(byte[] payload) {
    String previous =
        entries.isEmpty() ? JournalEntry.genesis(till, 1) : entries.get(entries.size() - 1).hash();
    EntryKey key = new EntryKey(till, 1, entries.size() + 1);
    entries.add(JournalEntry.chained(previous, key, "receipt", 1, Instant.parse("2026-11-24T10:00:00Z"), payload));
  }

  @Override
  public TillId till() {
    return till;
  }

  @Override
  public int epoch() {
    return 1;
  }

  @Override
  public synchronized long lastSeq() {
    return entries.size();
  }

  @Override
  public synchronized long confirmedSeq() {
    return confirmed;
  }

  @Override
  public synchronized List<JournalEntry> after(long seq, int max) {
    return List.copyOf(entries.subList((int) seq, (int) Math.min(entries.size(), seq + max)));
  }

  @Override
  public synchronized void confirm(long seq) {
    confirmed = seq;
  }
}
