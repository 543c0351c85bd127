/**
 * The noun {@code kassenbote check}: one line and one code for monitoring systems, as the guidelines for plugins of Nagios have
 * them. It asks a running hub, and compares with limits; nothing is decided elsewhere by what it says.
 */
@NullMarked
package de.kassenbote.cli.check;

import org.jspecify.annotations.NullMarked;
