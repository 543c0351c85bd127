/**
 * The till as one process: {@link de.kassenbote.till.Till} wires database, broker, routes and web together. What a till
 * can do lives in the packages below.
 */
@NullMarked
package de.kassenbote.till;

import org.jspecify.annotations.NullMarked;
