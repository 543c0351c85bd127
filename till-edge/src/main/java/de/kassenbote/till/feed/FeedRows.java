package de.kassenbote.till.feed;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Feed;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Where the rows of one feed are kept; a new feed is a new implementation. */
public interface FeedRows<T> {
  Feed feed();

  /**
   * Checks a content.
   *
   * @throws de.kassenbote.routes.contract.RejectedMessage when it is not what belongs under that key
   */
  FeedRow<T> read(String key, JsonNode content);

  /** Writes rows, no two of them with the same key, but none over a newer revision of the same generation. */
  void put(Handle transaction, String generation, List<FeedRow<T>> rows);

  void remove(Handle transaction, List<String> keys);

  /** What is kept under these keys. */
  Map<String, JsonNode> contents(Handle transaction, List<String> keys);
}
