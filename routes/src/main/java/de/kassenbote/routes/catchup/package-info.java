/** At the hub: brings one till what it missed of a feed scope, out of the tables, beside the live changes. No SQL and no broker: both are ports. */
@NullMarked
package de.kassenbote.routes.catchup;

import org.jspecify.annotations.NullMarked;
