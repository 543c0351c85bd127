/**
 * Keeps what the hub knew of its tills and of itself minute by minute, and shows it. It describes, and never decides anything.
 */
@NullMarked
package de.kassenbote.hub.samples;

import org.jspecify.annotations.NullMarked;
