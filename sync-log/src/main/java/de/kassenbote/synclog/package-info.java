/**
 * Keeps the notes of what was exchanged, in a table of the app's own database, and shows them. Nothing else depends on the table:
 * it is written apart from every other transaction, and may be emptied at any time.
 */
@NullMarked
package de.kassenbote.synclog;

import org.jspecify.annotations.NullMarked;
