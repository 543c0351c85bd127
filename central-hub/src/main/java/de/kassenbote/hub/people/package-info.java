/**
 * The people who use the hub: their roles, their passwords, and who of them is logged in. Which request needs which role is no matter
 * of this room.
 */
@NullMarked
package de.kassenbote.hub.people;

import org.jspecify.annotations.NullMarked;
