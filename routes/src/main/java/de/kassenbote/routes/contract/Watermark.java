package de.kassenbote.routes.contract;

/**
 * Everything up to {@code seq} of this epoch is durable at the hub. A till believes it only when its own entry has that
 * hash: else the hub has the entries of another copy of this till.
 *
 * @param seq 0 = nothing
 * @param hash of the entry with that seq, 64 hex digits; of seq 0 what the first entry is chained to
 */
public record Watermark(int epoch, long seq, String hash) {
  public Watermark {
    Check.that(epoch >= 1 && seq >= 0, "watermark %d of epoch %d is not one", seq, epoch);
    Check.present("watermark.hash", hash);
    Check.that(hash.matches("[0-9a-f]{64}"), "watermark.hash must be a SHA-256 in hex, got '%s'", hash);
  }
}
