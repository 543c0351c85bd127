/** Versions the members of every feed scope and brings them to the tills: publishing, catch-up, budget and parking. What a row contains belongs to the packages that own it. */
@NullMarked
package de.kassenbote.hub.feed;

import org.jspecify.annotations.NullMarked;
