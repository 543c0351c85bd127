/** Keeps what the feeds bring: cursors, memberships, dead letters, and the rows through {@link FeedRows}. What a row means belongs to the packages that own it. */
@NullMarked
package de.kassenbote.till.feed;

import org.jspecify.annotations.NullMarked;
