package de.kassenbote.till.feed;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One row as it came, checked.
 *
 * @param revision an older one never overwrites a newer one
 * @param value the record that the content is
 */
public record FeedRow<T>(String key, long revision, T value, JsonNode content) {}
