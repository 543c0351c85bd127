package de.kassenbote.routes.envelope;

import de.kassenbote.routes.contract.TillId;
import java.util.List;

/**
 * A contiguous run of journal entries of one till and epoch, at least one, ascending. Two are equal when they carry the same
 * entries.
 */
public record JournalEnvelope(Packing packing, List<JournalEntry> entries) {
  public JournalEnvelope {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("an envelope carries at least one entry");
    }
    for (int i = 1; i < entries.size(); i++) {
      var before = entries.get(i - 1).key();
      var key = entries.get(i).key();
      if (!key.till().equals(before.till()) || key.epoch() != before.epoch() || key.seq() != before.seq() + 1) {
        throw new IllegalArgumentException("an envelope carries a contiguous run: " + key + " cannot follow " + before);
      }
    }
  }

  /** Packed now. */
  public JournalEnvelope(List<JournalEntry> entries) {
    this(Packing.now(), entries);
  }

  /** As it was packed then. */
  public JournalEnvelope packedAs(Packing then) {
    return new JournalEnvelope(then, entries);
  }

  public TillId till() {
    return entries.get(0).key().till();
  }

  public int epoch() {
    return entries.get(0).key().epoch();
  }

  public long from() {
    return entries.get(0).key().seq();
  }

  public long to() {
    return entries.get(entries.size() - 1).key().seq();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalEnvelope that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }
}
