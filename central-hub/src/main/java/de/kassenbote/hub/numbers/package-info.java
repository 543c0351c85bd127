/**
 * Which document numbers each till may use: series, the ranges taken from them, when a till gets the next one, and how long the ones it
 * has will last. What a till does with them is its own.
 */
@NullMarked
package de.kassenbote.hub.numbers;

import org.jspecify.annotations.NullMarked;
