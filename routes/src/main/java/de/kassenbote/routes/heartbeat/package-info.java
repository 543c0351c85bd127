/** What till and hub tell each other every ten seconds, and the hints in between: where the journal stands, what is missing. No SQL. */
@NullMarked
package de.kassenbote.routes.heartbeat;

import org.jspecify.annotations.NullMarked;
