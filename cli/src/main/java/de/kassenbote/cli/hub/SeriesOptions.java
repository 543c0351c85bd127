package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how long a series is, and how much of it a till is given at a time. */
final class SeriesOptions {
  @Option(names = "--from", paramLabel = "N", descriptionKey = "series-options.from")
  private @Nullable Long first;

  @Option(names = "--to", paramLabel = "N", descriptionKey = "series-options.to")
  private @Nullable Long last;

  @Option(names = "--block", paramLabel = "N", descriptionKey = "series-options.block")
  private @Nullable Long block;

  @Option(names = "--low-water", paramLabel = "N", descriptionKey = "series-options.low-water")
  private @Nullable Long lowWater;

  @Option(names = "--reserve", paramLabel = "N", descriptionKey = "series-options.reserve")
  private @Nullable Long reserve;

  /** What was said. */
  ObjectNode toJson() {
    ObjectNode series = JsonNodeFactory.instance.objectNode();
    Map<String, @Nullable Long> said = new TreeMap<>();
    said.put("first", first);
    said.put("last", last);
    said.put("blockSize", block);
    said.put("lowWater", lowWater);
    said.put("reserve", reserve);
    said.forEach((name, value) -> {
      if (value != null) {
        series.put(name, value);
      }
    });
    return series;
  }
}
