/**
 * The HTTP server that till and hub share: on loopback, and with TLS where the operator wants it; JSON errors of one shape, bounded
 * bodies, protection against pages of other origins. No endpoint of either app, and no rule of who may what.
 */
@NullMarked
package de.kassenbote.http;

import org.jspecify.annotations.NullMarked;
