/**
 * The verbs {@code kassenbote hub …}: run a hub, keep branches and tills and set what these get, import master data, rebuild, state what is
 * complete, back up and restore. Each is one class; all but the first and the last ask a running hub and show the answer.
 */
@NullMarked
package de.kassenbote.cli.hub;

import org.jspecify.annotations.NullMarked;
