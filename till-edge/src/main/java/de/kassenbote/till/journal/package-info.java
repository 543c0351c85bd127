/**
 * The till's journal in Derby: append-only, without gaps, chained by hashes, and the audit that proves it from the stored
 * bytes. What the entries say is the business of others.
 */
@NullMarked
package de.kassenbote.till.journal;

import org.jspecify.annotations.NullMarked;
