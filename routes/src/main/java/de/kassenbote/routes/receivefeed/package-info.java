/** At the till: takes feed envelopes from the hub into the local queue {@code feeds.in} while the link is up. Their content is not looked at. */
@NullMarked
package de.kassenbote.routes.receivefeed;

import org.jspecify.annotations.NullMarked;
