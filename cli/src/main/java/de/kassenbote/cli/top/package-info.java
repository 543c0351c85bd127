/** The verb {@code kassenbote top}: asks the hub again and again, and shows how its tills are. It reckons rates, and decides nothing. */
@NullMarked
package de.kassenbote.cli.top;

import org.jspecify.annotations.NullMarked;
