/**
 * What each till gets: settings of its own, or a template that many tills share; what a change would bring and take. How rows
 * then come to a till or leave it belongs to the feeds.
 */
@NullMarked
package de.kassenbote.hub.exchange;

import org.jspecify.annotations.NullMarked;
