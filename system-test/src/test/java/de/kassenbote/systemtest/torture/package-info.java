/**
 * The {@code torture} command: a shop under sales to which, by a schedule made from a seed, everything happens that may happen,
 * and the count afterwards. The promises that it puts to the proof have tests of their own elsewhere.
 */
@NullMarked
package de.kassenbote.systemtest.torture;

import org.jspecify.annotations.NullMarked;
