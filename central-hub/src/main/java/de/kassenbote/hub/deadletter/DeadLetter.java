package de.kassenbote.hub.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message that stepped aside and still is.
 *
 * @param origin the flow that could not process it
 * @param key its business key; with the origin it names the message
 * @param till whose it is, as the broker validated
 * @param fingerprint the same for messages that failed for the same reason
 */
public record DeadLetter(
    long id,
    String origin,
    String key,
    @Nullable String till,
    String fingerprint,
    String causeClass,
    String causeMessage,
    Instant firstAt,
    Instant lastAt,
    int attempts) {}
