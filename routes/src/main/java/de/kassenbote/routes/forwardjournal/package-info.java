/** At the till: carries envelopes from {@code journal.out} over the link to the hub. No journal, no packing. */
@NullMarked
package de.kassenbote.routes.forwardjournal;

import org.jspecify.annotations.NullMarked;
