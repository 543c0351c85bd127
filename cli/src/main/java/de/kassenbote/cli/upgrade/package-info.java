/** The verb {@code rollback}: a hub or a till as it was before the last upgrade. */
@NullMarked
package de.kassenbote.cli.upgrade;

import org.jspecify.annotations.NullMarked;
