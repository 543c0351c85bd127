/** At the hub: gives versions to changed members, packs them into envelopes and sends them to the feeds' topics, in one thread. No SQL: versions and contents are a port. */
@NullMarked
package de.kassenbote.routes.publishfeed;

import org.jspecify.annotations.NullMarked;
