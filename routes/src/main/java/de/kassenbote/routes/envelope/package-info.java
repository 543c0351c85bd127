/**
 * How a run of journal entries or of feed changes becomes the body of one broker message, and back: framing, deflate,
 * SHA-256, limits, headers, and the names of queues. No broker client, no database.
 */
@NullMarked
package de.kassenbote.routes.envelope;

import org.jspecify.annotations.NullMarked;
