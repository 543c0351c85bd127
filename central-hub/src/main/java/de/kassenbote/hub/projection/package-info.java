/**
 * What follows from recorded entries: receipts, lines, payments, taxes, closings, flags, and the entries that failed or
 * wait; and the audit that reads all of it again. All of it can be thrown away and made again; the entries themselves are never
 * touched.
 */
@NullMarked
package de.kassenbote.hub.projection;

import org.jspecify.annotations.NullMarked;
