package de.kassenbote.synclog;

import de.kassenbote.routes.synclog.Exchanged;
import java.time.Instant;

/** A note that is in memory only. */
record Unwritten(Instant notedAt, Exchanged exchanged) {}
