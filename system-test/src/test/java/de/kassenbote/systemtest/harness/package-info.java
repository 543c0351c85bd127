/**
 * Hub and tills as real processes, with lines, sellers and disks that tests and benchmarks can spoil, and the count afterwards.
 * What happens to them, and what must hold, stands in the rooms that use this one.
 */
@NullMarked
package de.kassenbote.systemtest.harness;

import org.jspecify.annotations.NullMarked;
