/** The {@code kassenbote} command: starts hub and tills and asks them for things. It knows no SQL, no route and no broker. */
@NullMarked
package de.kassenbote.cli;

import org.jspecify.annotations.NullMarked;
