/**
 * The brokers of till and hub: their configuration as data, and the class that starts one, checks that it really runs and closes it.
 * What travels through them, who may do so at the hub, and when they are started again is decided elsewhere.
 */
@NullMarked
package de.kassenbote.broker;

import org.jspecify.annotations.NullMarked;
