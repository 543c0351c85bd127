/**
 * How a till's dead letters get to the hub: the till reports while the link is up, the hub writes down. Where either keeps them
 * is behind the ports.
 */
@NullMarked
package de.kassenbote.routes.reportdeadletters;

import org.jspecify.annotations.NullMarked;
