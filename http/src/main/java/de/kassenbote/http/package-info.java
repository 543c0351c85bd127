/**
 * The HTTP server that till and hub share: loopback only, JSON errors of one shape, bounded bodies, protection against
 * pages of other origins. No endpoint of either app.
 */
@NullMarked
package de.kassenbote.http;

import org.jspecify.annotations.NullMarked;
