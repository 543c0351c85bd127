/** What the till holds of head office's data: articles, customers, suppliers, stock and its own settings, in Derby. */
@NullMarked
package de.kassenbote.till.catalog;

import org.jspecify.annotations.NullMarked;
