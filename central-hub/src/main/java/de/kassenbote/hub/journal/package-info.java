/**
 * The hub's copy of every till's journal: entries as first written, watermarks, what is missing, what contradicts it.
 * What an entry means is none of its business.
 */
@NullMarked
package de.kassenbote.hub.journal;

import org.jspecify.annotations.NullMarked;
