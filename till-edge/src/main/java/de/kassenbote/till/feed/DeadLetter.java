package de.kassenbote.till.feed;

import java.time.Instant;

/**
 * Content that could not be processed at the till.
 *
 * @param origin the route that met it, such as {@code apply-feed}
 * @param key what it is about
 */
public record DeadLetter(String origin, String key, String cause, Instant firstAt, Instant lastAt, int attempts) {}
