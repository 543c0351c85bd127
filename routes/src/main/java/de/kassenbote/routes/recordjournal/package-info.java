/**
 * At the hub: takes journal envelopes off the partitions, has their entries recorded, and tells the till how far the hub
 * is. Nothing here looks into an entry, and no SQL: the hub's journal is a port.
 */
@NullMarked
package de.kassenbote.routes.recordjournal;

import org.jspecify.annotations.NullMarked;
