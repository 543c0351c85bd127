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
    CHAIN_BROKEN
  }
}
