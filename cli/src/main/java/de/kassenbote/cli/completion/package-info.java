/** The verb {@code kassenbote completion}: lets a shell complete the command's words. */
@NullMarked
package de.kassenbote.cli.completion;

import org.jspecify.annotations.NullMarked;
