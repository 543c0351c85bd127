/**
 * The verbs {@code kassenbote till …}: run a till, ask how it is, sell. Each is one class that asks the till and shows
 * the answer.
 */
@NullMarked
package de.kassenbote.cli.till;

import org.jspecify.annotations.NullMarked;
