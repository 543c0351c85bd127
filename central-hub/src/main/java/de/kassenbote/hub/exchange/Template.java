package de.kassenbote.hub.exchange;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.kassenbote.routes.contract.TillId;
import java.util.List;

/**
 * A selection with a name.
 *
 * @param tills that follow it
 */
record Template(String name, @JsonUnwrapped Selection selection, List<TillId> tills) {}
