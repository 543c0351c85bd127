/**
 * How an app lives in a process of its own: its end on a signal, and how another process starts and stops
 * it. Knows neither hub nor till.
 */
@NullMarked
package de.kassenbote.cli.process;

import org.jspecify.annotations.NullMarked;
