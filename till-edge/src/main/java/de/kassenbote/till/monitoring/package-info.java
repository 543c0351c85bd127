/** What the till tells monitoring: its figures and the health of its parts. It reads and changes nothing. */
@NullMarked
package de.kassenbote.till.monitoring;

import org.jspecify.annotations.NullMarked;
