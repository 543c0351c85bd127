/**
 * Sells baskets through a till's HTTP API and keeps the seller's own record of every answer. That record, not the till,
 * is what the accounting goes by.
 */
@NullMarked
package de.kassenbote.cli.sell;

import org.jspecify.annotations.NullMarked;
