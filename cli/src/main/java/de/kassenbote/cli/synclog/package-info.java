/** The verb {@code kassenbote sync-log}: asks the hub or a till what it exchanged, and shows the answer. */
@NullMarked
package de.kassenbote.cli.synclog;

import org.jspecify.annotations.NullMarked;
