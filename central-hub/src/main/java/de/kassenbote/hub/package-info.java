/**
 * The hub as one process: {@link de.kassenbote.hub.Hub} wires database, broker, routes and web together. What a hub can
 * do lives in the packages below.
 */
@NullMarked
package de.kassenbote.hub;

import org.jspecify.annotations.NullMarked;
