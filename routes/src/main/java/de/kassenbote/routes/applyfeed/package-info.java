/** At the till: decides what a feed envelope means for the till's own rows, with or without the link. No SQL: the rows are a port. */
@NullMarked
package de.kassenbote.routes.applyfeed;

import org.jspecify.annotations.NullMarked;
