/** How an app logs: the option that says so, the file, and its lines for people or as JSON. */
@NullMarked
package de.kassenbote.cli.log;

import org.jspecify.annotations.NullMarked;
