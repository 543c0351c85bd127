package de.kassenbote.hub.exchange;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.kassenbote.routes.contract.TillId;
import org.jspecify.annotations.Nullable;

/**
 * What one till gets.
 *
 * @param template that it follows; absent = it has settings of its own
 */
record TillExchange(TillId till, @Nullable String template, @JsonUnwrapped Selection selection) {}
