/**
 * Copies of a whole hub: made while it runs, checked to the last byte before anything is touched, put back while it does not.
 * The broker is not part of them.
 */
@NullMarked
package de.kassenbote.hub.backup;

import org.jspecify.annotations.NullMarked;
