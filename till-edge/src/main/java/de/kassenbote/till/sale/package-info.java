/**
 * Selling: what a client asks for, how the till prices it, and the one transaction that makes a receipt of it. No broker,
 * no HTTP.
 */
@NullMarked
package de.kassenbote.till.sale;

import org.jspecify.annotations.NullMarked;
