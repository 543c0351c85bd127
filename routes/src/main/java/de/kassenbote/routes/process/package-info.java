/**
 * What both processes need to come up, run and go down: the order of their parts, Camel around ready-made components and its
 * figures, what the log is about, work at intervals, the clock for waiting.
 */
@NullMarked
package de.kassenbote.routes.process;

import org.jspecify.annotations.NullMarked;
