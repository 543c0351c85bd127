package de.kassenbote.hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Feed;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Where one feed's content comes from; a new feed is a new implementation. */
public interface FeedSource {
  Feed feed();

  /**
   * The content of those keys that belong to the scope now, in the contract's JSON, read in the given transaction; a key
   * that is missing from the answer has left the scope.
   */
  Map<String, JsonNode> contents(Handle transaction, String scope, Collection<String> keys);
}
