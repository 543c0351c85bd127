/** Installs what was built as users do, and runs it. */
@NullMarked
package de.kassenbote.distribution;

import org.jspecify.annotations.NullMarked;
