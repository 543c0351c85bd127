/**
 * What the hub tells monitoring: its figures and the health of its parts. It reads what the other rooms know and changes
 * nothing.
 */
@NullMarked
package de.kassenbote.hub.monitoring;

import org.jspecify.annotations.NullMarked;
