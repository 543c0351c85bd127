/**
 * What the hub can prove to have of a till: up to which entry, how many receipts, which sum, and whether that is what the till's
 * day closings say. It only reads.
 */
@NullMarked
package de.kassenbote.hub.completeness;

import org.jspecify.annotations.NullMarked;
