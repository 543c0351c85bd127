package de.kassenbote.hub.deadletter;

import org.jdbi.v3.core.Handle;

/**
 * What a list of dead letters leaves out.
 *
 * @param headers JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DeadLetterContent(String causeStack, String headers, byte[] body) {
  /**
   * @param id of a letter that is there
   */
  public static DeadLetterContent of(Handle tx, long id) {
    return tx.createQuery("SELECT cause_stack, headers, body FROM failed_message WHERE id = :id")
        .bind("id", id)
        .map((rs, ctx) -> new DeadLetterContent(rs.getString(1), rs.getString(2), rs.getBytes(3)))
        .one();
  }
}
