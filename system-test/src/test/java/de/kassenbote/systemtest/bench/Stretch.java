package de.kassenbote.systemtest.bench;

import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.relayjournal.CommittedJournal;
import de.kassenbote.routes.relayjournal.RelayJournal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries of one till that the hub has everything before of, packed by the till's own relay. */
record Stretch(List<JournalEntry> entries) implements CommittedJournal {
  /**
   * @param perEnvelope at most
   */
  static List<Packed> pack(List<JournalEntry> entries, int perEnvelope) {
    List<Packed> packed = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += perEnvelope) {
      packed.addAll(new Stretch(entries.subList(from, Math.min(entries.size(), from + perEnvelope))).pack());
    }
    return packed;
  }

  @Override
  public TillId till() {
    return entries.get(0).key().till();
  }

  @Override
  public int epoch() {
    return entries.get(0).key().epoch();
  }

  @Override
  public long lastSeq() {
    return confirmedSeq() + entries.size();
  }

  @Override
  public long confirmedSeq() {
    return entries.get(0).key().seq() - 1;
  }

  @Override
  public List<JournalEntry> after(long seq, int max) {
    int from = (int) (seq - confirmedSeq());
    return entries.subList(from, Math.min(entries.size(), from + max));
  }

  @Override
  public void confirm(long seq) {
    throw new UnsupportedOperationException("nobody confirms a stretch");
  }

  private List<Packed> pack() {
    RelayJournal relay = new RelayJournal(this, 0, () -> true, Clock.systemUTC());
    List<Packed> packed = new ArrayList<>();
    for (Optional<Packed> next = relay.next(); next.isPresent(); next = relay.next()) {
      packed.add(next.get());
      relay.relayed();
    }
    return packed;
  }
}
