/**
 * The till's HTTP API, {@code /api/v1}: for the till's own pages, for scripts and for the seller on the command line.
 * Reads requests strictly, answers in JSON; no rule of the business lives here.
 */
@NullMarked
package de.kassenbote.till.api;

import org.jspecify.annotations.NullMarked;
