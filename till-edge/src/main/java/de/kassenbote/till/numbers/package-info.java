/** The till's number ranges: allocation without gaps inside the sale's transaction. */
@NullMarked
package de.kassenbote.till.numbers;

import org.jspecify.annotations.NullMarked;
