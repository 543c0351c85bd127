package de.kassenbote.routes.recordjournal;

import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told. */
final class RecorderInMemory implements JournalRecorder {
  final List<JournalEnvelope> recorded = new ArrayList<>();
  final List<SeqRange> damaged = new ArrayList<>();
  int setAside;
  SeqRange askedAgain;

  @Override
  public Recorded record(JournalEnvelope envelope) {
    int entries = recorded.contains(envelope) ? 0 : envelope.entries().size();
    recorded.add(envelope);
    return new Recorded(new Watermark(envelope.epoch(), envelope.to(), lastHash(envelope)), entries, setAside, askedAgain);
  }

  static String lastHash(JournalEnvelope envelope) {
    return envelope.entries().get(envelope.entries().size() - 1).hash();
  }

  @Override
  public Watermark damaged(TillId till, int epoch, SeqRange range) {
    damaged.add(range);
    return new Watermark(epoch, 0, JournalEntry.genesis(till, epoch));
  }
}
