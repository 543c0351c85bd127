/**
 * The verbs {@code kassenbote hub …}: run the hub, add tills, import master data, rebuild. Each is one class that asks
 * the hub and shows the answer.
 */
@NullMarked
package de.kassenbote.cli.hub;

import org.jspecify.annotations.NullMarked;
