package de.kassenbote.hub.feed;

import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** A feed whose members can be listed without their content. */
public interface ListedSource extends FeedSource {
  /** The keys of all that belong to at least one of these scopes now, published or about to be. */
  Set<String> members(Handle transaction, Collection<String> scopes);
}
