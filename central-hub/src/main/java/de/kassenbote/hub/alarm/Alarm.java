package de.kassenbote.hub.alarm;

import de.kassenbote.routes.contract.TillId;
import java.time.Instant;

/**
 * Something that needs a person.
 *
 * @param subject what it is about, such as the key of a journal entry; one alarm of a kind for each
 */
public record Alarm(TillId till, Kind kind, String subject, String detail, Instant raisedAt) {
  public enum Kind {
    /** A till sent other content under the key of a recorded entry: it is a copy, or was restored. */
    SAME_KEY_OTHER_CONTENT,
    /** A recorded entry does not follow its predecessor. */
    CHAIN_BROKEN,
    /** Entries of an epoch came that the till is not at yet, as far as the hub knows. */
    UNKNOWN_EPOCH,
    /** A till finds that the recorded entries are not its own: it is a copy, or was restored. */
    OTHER_JOURNAL,
    /** A till knows more than the hub, although the hub has just begun a new generation because of that till. */
    AHEAD_AGAIN,
    /** A till has numbers that another till was given. */
    NUMBERS_OF_ANOTHER
  }
}
