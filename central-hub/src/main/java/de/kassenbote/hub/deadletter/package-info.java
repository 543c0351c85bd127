/**
 * What could not be processed because of its content: kept with its cause, grouped by fingerprint, and the error policy
 * that sets it aside. Repairing and replaying live elsewhere.
 */
@NullMarked
package de.kassenbote.hub.deadletter;

import org.jspecify.annotations.NullMarked;
