package de.kassenbote.routes.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One member of a feed scope as of {@code version}.
 *
 * @param content the record in the contract's JSON; absent = the member left the scope (tombstone)
 */
public record FeedChange(String key, long version, @Nullable JsonNode content) {
  public FeedChange {
    Objects.requireNonNull(key, "key");
    if (version < 1) {
      throw new IllegalArgumentException("a change has version 1 or more, got " + version);
    }
    content = content == null || content.isNull() ? null : content;
  }
}
