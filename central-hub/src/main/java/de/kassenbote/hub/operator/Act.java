package de.kassenbote.hub.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did.
 *
 * @param who the person who was logged in, or {@code local:} and the name that the client with the operator's token told
 * @param from the address that it was asked from; absent = nobody asked, or it was not written down yet
 * @param what such as {@code discard}
 * @param before the one thing that it changed, as it was; absent = it was not there, or is not written down
 * @param after the same as it became
 */
public record Act(
    long id,
    Instant at,
    String who,
    @Nullable String from,
    String what,
    JsonNode parameters,
    @Nullable JsonNode before,
    @Nullable JsonNode after,
    String result) {}
