/**
 * Compares what sellers were told with what the databases of tills and hub hold, after everything was stopped. Reads
 * stored bytes only.
 */
@NullMarked
package de.kassenbote.cli.accounting;

import org.jspecify.annotations.NullMarked;
