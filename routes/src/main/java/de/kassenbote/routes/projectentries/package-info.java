/**
 * At the hub: steps through recorded journal entries, each till's in order, so that receipts, stock and totals
 * follow from them. What an entry means and how rows are written is behind the port.
 */
@NullMarked
package de.kassenbote.routes.projectentries;

import org.jspecify.annotations.NullMarked;
