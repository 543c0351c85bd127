/**
 * The one harness for all benchmarks: real hub and tills, each a process of its own over TCP, beside a baseline that does
 * the same work without Kassenbote, on the same disk and as durably. No promise is tested here.
 */
@NullMarked
package de.kassenbote.systemtest.bench;

import org.jspecify.annotations.NullMarked;
