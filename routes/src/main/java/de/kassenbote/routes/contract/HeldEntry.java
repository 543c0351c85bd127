package de.kassenbote.routes.contract;

/** A recorded entry, named so that whoever wrote it can tell whether it is the same. */
public record HeldEntry(long seq, String hash) {
  public HeldEntry {
    Check.that(seq >= 1 && seq <= EntryKey.LAST_SEQ, "held.seq must be 1 to %d, got %d", EntryKey.LAST_SEQ, seq);
    Check.present("held.hash", hash);
    Check.that(hash.matches("[0-9a-f]{64}"), "held.hash must be a SHA-256 in hex, got '%s'", hash);
  }
}
