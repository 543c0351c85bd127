/**
 * The verbs {@code kassenbote till …}: run a till, ask how it is, have it try its line, sell. Each is one class; all but the
 * first ask a running till and show the answer.
 */
@NullMarked
package de.kassenbote.cli.till;

import org.jspecify.annotations.NullMarked;
