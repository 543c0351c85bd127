/**
 * What becomes of a till's data directory when its installation ends: its unsent entries are taken over by the next one, or it is made
 * bare. How entries reach the hub is not its business.
 */
@NullMarked
package de.kassenbote.till.rescue;

import org.jspecify.annotations.NullMarked;
