/**
 * The hub's pages: one overview of the fleet, live, in German and English, without anything from elsewhere. It shows what
 * other rooms know, and changes nothing.
 */
@NullMarked
package de.kassenbote.hub.console;

import org.jspecify.annotations.NullMarked;
