/**
 * The verbs {@code kassenbote dead-letter …}: see what could not be processed, and do something about it. Each is one class that
 * asks the hub and shows the answer.
 */
@NullMarked
package de.kassenbote.cli.deadletter;

import org.jspecify.annotations.NullMarked;
