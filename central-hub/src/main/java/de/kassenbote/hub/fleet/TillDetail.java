package de.kassenbote.hub.fleet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.kassenbote.routes.contract.QueueReport;
import java.util.List;

/**
 * One till with what is too much for a list of all.
 *
 * @param queues of its broker, as it told last
 */
public record TillDetail(@JsonUnwrapped TillView view, List<QueueReport> queues) {}
