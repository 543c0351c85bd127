package de.kassenbote.routes.envelope;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.TillId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One business event of a till, exactly as its journal holds it. The payload's bytes are kept, sent and hashed as first
 * written, never serialised anew; therefore nothing here looks into them.
 *
 * @param type such as {@code receipt}
 * @param version of the payload's contract
 * @param occurredAt whole milliseconds
 * @param hash chains the entry to its predecessor, see {@link #chainHash}
 */
// compared by content below
@SuppressWarnings("ArrayRecordComponent")
public record JournalEntry(EntryKey key, String type, int version, Instant occurredAt, byte[] payload, String hash) {
  public JournalEntry {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(hash, "hash");
    occurredAt = Instant.ofEpochMilli(occurredAt.toEpochMilli());
  }

  /** The entry that follows the one with {@code previousHash}; for the first, that of {@link #genesis}. */
  public static JournalEntry chained(
      String previousHash, EntryKey key, String type, int version, Instant occurredAt, byte[] payload) {
    return new JournalEntry(key, type, version, occurredAt, payload, chainHash(previousHash, key, type, version, occurredAt, payload));
  }

  /** What stands for the hash before the first entry of an epoch. */
  public static String genesis(TillId till, int epoch) {
    return new Sha256().field(till.value()).field(epoch).hex();
  }

  /** Whether this is the successor of the entry with that hash, unchanged in every field. */
  public boolean follows(String previousHash) {
    return hash.equals(chainHash(previousHash, key, type, version, occurredAt, payload));
  }

  /**
   * Two entries are the same when hash <em>and</em> content agree: a changed payload under the old hash is another entry.
   */
  public boolean sameAs(JournalEntry other) {
    return equals(other);
  }

  private static String chainHash(
      String previousHash, EntryKey key, String type, int version, Instant occurredAt, byte[] payload) {
    return new Sha256()
        .raw(HexFormat.of().parseHex(previousHash))
        .field(key.till().value())
        .field(key.epoch())
        .field(key.seq())
        .field(type)
        .field(version)
        .field(occurredAt.toEpochMilli())
        .raw(payload)
        .hex();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalEntry that
        && key.equals(that.key)
        && type.equals(that.type)
        && version == that.version
        && occurredAt.equals(that.occurredAt)
        && Arrays.equals(payload, that.payload)
        && hash.equals(that.hash);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, hash);
  }

  /** Never the payload. */
  @Override
  public String toString() {
    return key + " " + type + " " + hash;
  }
}
