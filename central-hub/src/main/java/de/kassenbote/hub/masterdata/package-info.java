/**
 * The hub's articles, prices, catalogs, customers and suppliers: read, compared, written with their change marked for
 * the feeds. Where rows come from (a file, a request) and how they travel to the tills belongs to others.
 */
@NullMarked
package de.kassenbote.hub.masterdata;

import org.jspecify.annotations.NullMarked;
