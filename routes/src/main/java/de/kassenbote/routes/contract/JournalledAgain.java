package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * An entry of an earlier installation whose key the hub has given to another entry, as that installation's data directory was copied and
 * both were used: journalled again under the present installation, whole and with where it comes from. It counts once, however
 * often it is journalled again.
 *
 * @param origin the key under which it was first written
 * @param type of the entry
 * @param version of the entry's payload
 * @param hash that chained it to its predecessor there
 * @param payload the bytes as first written
 */
// compared by content below
@SuppressWarnings("ArrayRecordComponent")
public record JournalledAgain(EntryKey origin, String type, int version, Instant occurredAt, String hash, byte[] payload) {
  public static final String TYPE = "journalled-again";

  public JournalledAgain {
    Check.present("journalledAgain.origin", origin);
    Check.text("journalledAgain.type", type, 40);
    Check.that(!type.equals(TYPE), "journalledAgain.type: what is journalled again is named as it was first");
    Check.moment("journalledAgain.occurredAt", occurredAt);
    Check.present("journalledAgain.hash", hash);
    Check.that(hash.matches("[0-9a-f]{64}"), "journalledAgain.hash must be a SHA-256 in hex, got '%s'", hash);
    Check.present("journalledAgain.payload", payload);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalledAgain that
        && origin.equals(that.origin)
        && type.equals(that.type)
        && version == that.version
        && occurredAt.equals(that.occurredAt)
        && hash.equals(that.hash)
        && Arrays.equals(payload, that.payload);
  }

  @Override
  public int hashCode() {
    return Objects.hash(origin, hash);
  }

  /** Never the payload. */
  @Override
  public String toString() {
    return "%s %s again".formatted(origin, type);
  }
}
