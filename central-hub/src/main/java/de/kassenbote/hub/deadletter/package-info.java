/**
 * What could not be processed because of its content, here or at a till: kept with its cause, grouped by fingerprint, listed,
 * replayed, corrected, discarded; and the error policy that sets it aside. How letters of one origin are replayed lives with
 * that origin.
 */
@NullMarked
package de.kassenbote.hub.deadletter;

import org.jspecify.annotations.NullMarked;
