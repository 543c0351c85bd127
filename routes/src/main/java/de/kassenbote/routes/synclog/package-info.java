/**
 * What both sides note of each envelope that they sent or received. Who keeps the notes, and for how long, is decided elsewhere; a
 * note may be lost, and never holds anything up.
 */
@NullMarked
package de.kassenbote.routes.synclog;

import org.jspecify.annotations.NullMarked;
