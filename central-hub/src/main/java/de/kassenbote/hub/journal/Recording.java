package de.kassenbote.hub.journal;

import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.hub.journal.JournalEntries.ChainedEntry;
import de.kassenbote.hub.journal.Watermarks.Mark;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.recordjournal.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The recording of one envelope in one transaction. */
final class Recording {
  private static final int STRIDE = 1000;

  private final Handle tx;
  private final JournalEnvelope envelope;
  private final Instant now;
  private final TillId till;
  private final int epoch;
  private final Map<Long, JournalEntry> stored = new HashMap<>();
  private final List<ChainedEntry> fresh = new ArrayList<>();
  private long watermark;
  private int setAside;
  private @Nullable SeqRange askedAgain;

  Recording(Handle tx, JournalEnvelope envelope, Instant now) {
    this.tx = tx;
    this.envelope = envelope;
    this.now = now;
    this.till = envelope.till();
    this.epoch = envelope.epoch();
  }

  /** The row of {@code before} is locked. */
  Recorded run(Mark before) {
    watermark = before.seq();
    JournalEntries.between(tx, till, epoch, envelope.from() - 1, envelope.to() + 1).forEach(e -> stored.put(e.key().seq(), e));
    for (JournalEntry entry : envelope.entries()) {
      if (!take(entry)) {
        break;
      }
    }
    JournalEntries.insert(tx, fresh, now);
    Mark after = fresh.isEmpty() ? before : advance(before);
    return new Recorded(after.told(), fresh.size(), setAside, askedAgain);
  }

  /** Returns false when the envelope's entries from here on wait until the till has sent them again. */
  private boolean take(JournalEntry entry) {
    JournalEntry known = stored.get(entry.key().seq());
    if (known != null) {
      compare(known, entry);
      return true;
    }
    boolean broken = !followsPredecessor(entry);
    boolean breaksNext = !precedesSuccessor(entry);
    boolean suspect = broken || breaksNext || isBehindSuspect(entry.key());
    if (suspect && !Suspects.sentBefore(tx, entry, envelope.packing())) {
      Suspects.remember(tx, entry, envelope.packing());
      askedAgain = new SeqRange(entry.key().seq(), envelope.to());
      MissingRanges.want(tx, till, epoch, askedAgain, now);
      return false;
    }
    accept(entry, broken, breaksNext);
    if (suspect) {
      Suspects.forget(tx, entry.key());
    }
    return true;
  }

  private void compare(JournalEntry known, JournalEntry entry) {
    if (!known.sameAs(entry)) {
      setAside++;
      Quarantine.keep(tx, entry, now);
      alarm(
          Alarm.Kind.SAME_KEY_OTHER_CONTENT,
          entry.key(),
          "recorded with hash %s, came again with hash %s and other content: the till is a copy or was restored"
              .formatted(known.hash(), entry.hash()));
    }
  }

  private void accept(JournalEntry entry, boolean broken, boolean breaksNext) {
    stored.put(entry.key().seq(), entry);
    fresh.add(new ChainedEntry(entry, broken));
    if (broken) {
      chainBroken(entry.key());
    }
    if (breaksNext) {
      EntryKey next = new EntryKey(till, epoch, entry.key().seq() + 1);
      JournalEntries.markBroken(tx, next);
      chainBroken(next);
    }
  }

  private void chainBroken(EntryKey key) {
    alarm(Alarm.Kind.CHAIN_BROKEN, key, "does not follow the entry before it, also when sent again: the till's journal was changed");
  }

  private void alarm(Alarm.Kind kind, EntryKey key, String detail) {
    Alarms.raise(tx, new Alarm(till, kind, key.toString(), detail, now));
  }

  private boolean followsPredecessor(JournalEntry entry) {
    long seq = entry.key().seq();
    if (seq == 1) {
      return entry.follows(JournalEntry.genesis(till, epoch));
    }
    JournalEntry predecessor = stored.get(seq - 1);
    return predecessor == null || entry.follows(predecessor.hash());
  }

  /** Else a copy's entries would be recorded behind its first one that does not fit, some envelopes later. */
  private boolean isBehindSuspect(EntryKey key) {
    return key.seq() > watermark + 1 && !stored.containsKey(key.seq() - 1) && Suspects.isNotedBehind(tx, watermark, key);
  }

  private boolean precedesSuccessor(JournalEntry entry) {
    JournalEntry successor = stored.get(entry.key().seq() + 1);
    return successor == null || successor.follows(entry.hash());
  }

  private Mark advance(Mark before) {
    long after = contiguous(before.seq());
    if (after == before.seq()) {
      return before;
    }
    Watermarks.move(tx, till, epoch, after);
    MissingRanges.cameUpTo(tx, till, epoch, after);
    return Watermarks.find(tx, till, epoch).orElseThrow();
  }

  /** Up to where everything is there: what this envelope brought is known, what may lie beyond it is looked up. */
  private long contiguous(long after) {
    long reached = after;
    while (stored.containsKey(reached + 1)) {
      reached++;
    }
    for (long next = recordedUpTo(reached); next > reached; next = recordedUpTo(reached)) {
      reached = next;
    }
    return reached;
  }

  private long recordedUpTo(long after) {
    long reached = after;
    for (long seq : JournalEntries.recorded(tx, till, epoch, after + 1, after + STRIDE)) {
      if (seq != reached + 1) {
        break;
      }
      reached = seq;
    }
    return reached;
  }
}
