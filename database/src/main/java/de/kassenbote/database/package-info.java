/**
 * Opens the one database of a till or a hub, Derby or PostgreSQL, with all durability on, and is the one place that
 * commits and rolls back. No table, no business rule.
 */
@NullMarked
package de.kassenbote.database;

import org.jspecify.annotations.NullMarked;
