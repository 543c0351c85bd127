/**
 * A hub and tills on one machine that sell and lose their lines, for looking at and for counting afterwards. Not for
 * real sales.
 */
@NullMarked
package de.kassenbote.cli.demo;

import org.jspecify.annotations.NullMarked;
