package de.kassenbote.hub.numbers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A series and what became of it.
 *
 * @param given how many of its numbers were given to tills
 * @param tills those that are given ranges of it
 */
public record SeriesView(@JsonUnwrapped Series series, long given, List<String> tills) {}
