/**
 * The hub's pages: one overview of the fleet, live, and those to log in, in German and English, without anything from elsewhere. It shows
 * what other rooms know.
 */
@NullMarked
package de.kassenbote.hub.console;

import org.jspecify.annotations.NullMarked;
