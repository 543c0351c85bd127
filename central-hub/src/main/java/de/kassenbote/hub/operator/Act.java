package de.kassenbote.hub.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What an operator did.
 *
 * @param who as told by the client; the token is what authorises
 * @param what such as {@code discard}
 */
public record Act(long id, Instant at, String who, String what, JsonNode parameters, String result) {}
