/** What the hub believes to be in stock of each article: an imported base plus what the projected receipts moved. */
@NullMarked
package de.kassenbote.hub.stock;

import org.jspecify.annotations.NullMarked;
