package de.kassenbote.till.journal;

import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.relayjournal.CommittedJournal;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The till's journal with its writing side. An entry exists when the caller's transaction commits, and not before. */
public interface Journal extends CommittedJournal {
  /** The largest payload of an entry, in bytes. */
  int MAX_PAYLOAD_BYTES = 512 << 10;

  /**
   * Adds the next entry; until it ends, the transaction is the journal's only writer. It may run again from its start:
   * nothing outside of it is touched.
   */
  JournalEntry append(Handle transaction, String type, int version, Instant occurredAt, byte[] payload);

  /** What the hub has not confirmed yet. */
  Unsent unsent();

  /**
   * Has this called after each commit that appended, on the writer's thread: it must return at once. What it throws is
   * logged and forgotten. It replaces the one before.
   */
  void onCommitted(Runnable listener);
}
