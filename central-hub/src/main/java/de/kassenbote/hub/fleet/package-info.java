/**
 * What the hub knows about its tills at this moment: the last heartbeat of each, joined with what is recorded here. It
 * describes, and never decides anything that a sale depends on.
 */
@NullMarked
package de.kassenbote.hub.fleet;

import org.jspecify.annotations.NullMarked;
