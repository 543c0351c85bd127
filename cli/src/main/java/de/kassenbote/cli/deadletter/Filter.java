package de.kassenbote.cli.deadletter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.Rest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which dead letters are meant. */
final class Filter {
  @Option(names = "--origin", paramLabel = "FLOW", descriptionKey = "dead-letter-filter.origin")
  private @Nullable String origin;

  @Option(names = "--till", paramLabel = "ID", descriptionKey = "dead-letter-filter.till")
  private @Nullable String till;

  @Option(names = {"--group", "--fingerprint"}, paramLabel = "HEX", descriptionKey = "dead-letter-filter.group")
  private @Nullable String fingerprint;

  @Option(names = {"-q", "--words"}, paramLabel = "WORDS", descriptionKey = "dead-letter-filter.words")
  private @Nullable String words;

  boolean isEmpty() {
    return named().isEmpty();
  }

  String query() {
    return named().entrySet().stream().map(e -> e.getKey() + "=" + Rest.encoded(e.getValue())).collect(Collectors.joining("&"));
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    named().forEach(json::put);
    return json;
  }

  private Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    put(named, "origin", origin);
    put(named, "till", till);
    put(named, "fingerprint", fingerprint);
    put(named, "q", words);
    return named;
  }

  private static void put(Map<String, String> named, String name, @Nullable String value) {
    if (value != null) {
      named.put(name, value);
    }
  }
}
