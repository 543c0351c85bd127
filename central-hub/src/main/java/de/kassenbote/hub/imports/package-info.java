/**
 * CSV files of master data: recognised, checked line by line, applied all or nothing, with progress. What a row means in
 * the database belongs to the packages that own the tables.
 */
@NullMarked
package de.kassenbote.hub.imports;

import org.jspecify.annotations.NullMarked;
