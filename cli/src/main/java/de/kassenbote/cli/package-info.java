/** The {@code kassenbote} command: starts hub and tills and asks them for things. It holds no logic of its own. */
@NullMarked
package de.kassenbote.cli;

import org.jspecify.annotations.NullMarked;
