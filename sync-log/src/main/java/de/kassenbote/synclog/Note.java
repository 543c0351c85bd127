package de.kassenbote.synclog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.kassenbote.routes.synclog.Exchanged;
import java.time.Instant;

/**
 * A kept note.
 *
 * @param id a later note has a higher one
 * @param notedAt when the attempt had ended
 */
record Note(long id, Instant notedAt, @JsonUnwrapped Exchanged exchanged) {}
