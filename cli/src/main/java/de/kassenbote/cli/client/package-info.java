/**
 * How commands ask a running hub or till over HTTP. An answer that says no becomes one sentence; nothing is tried again
 * here.
 */
@NullMarked
package de.kassenbote.cli.client;

import org.jspecify.annotations.NullMarked;
