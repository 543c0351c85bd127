/** At the till: packs committed journal entries into envelopes and puts them on the local queue {@code journal.out}. No SQL: the journal is a port. */
@NullMarked
package de.kassenbote.routes.relayjournal;

import org.jspecify.annotations.NullMarked;
