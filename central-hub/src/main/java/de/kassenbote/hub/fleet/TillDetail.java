package de.kassenbote.hub.fleet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.kassenbote.routes.contract.QueueReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One till with what is too much for a list of all.
 *
 * @param conflict why the hub's entries of this till are not its own, as it says; absent while they are
 * @param feeds in the order of their names
 * @param queues of its broker, as it told last
 */
public record TillDetail(@JsonUnwrapped TillView view, @Nullable String conflict, List<FeedView> feeds, List<QueueReport> queues) {}
