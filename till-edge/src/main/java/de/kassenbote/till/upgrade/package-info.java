/** The way back of a till from a newer program to the one before. Nothing of the upgrade itself, which every start does. */
@NullMarked
package de.kassenbote.till.upgrade;

import org.jspecify.annotations.NullMarked;
