package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What docs/json.md says of a command's answer.
 *
 * @param sometimes whether a field may be absent, by its path
 */
record DocumentedJson(TreeMap<String, Boolean> sometimes) {
  private static final Path DOCUMENT = Path.of("../docs/json.md");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  static DocumentedJson of(String command) throws IOException {
    var sometimes = new TreeMap<String, Boolean>();
    Files.readAllLines(DOCUMENT).stream()
        .dropWhile(line -> !line.equals("## `" + command + "`"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split(" *\\| *", -1))
        .forEach(cells -> NAME.matcher(cells[1]).results().forEach(name -> sometimes.put(name.group(1), cells[2].equals("○"))));
    assertThat(sometimes).as("%s in %s", command, DOCUMENT).isNotEmpty();
    return new DocumentedJson(sometimes);
  }

  /** With the fields that another command has of each thing in its list, unless they are told anew. */
  DocumentedJson andEachOf(String list, DocumentedJson other) {
    var all = new TreeMap<String, Boolean>();
    other.sometimes.forEach((path, may) -> {
      if (path.startsWith(list)) {
        all.put(path.substring(list.length()), may);
      }
    });
    sometimes.forEach((path, may) -> {
      all.remove(path.replace("[]", ""));
      all.put(path, may);
    });
    return new DocumentedJson(all);
  }

  void describes(JsonNode answer) {
    Set<String> real = new TreeSet<>();
    collect("", answer, real);
    assertThat(real).as("documented").isSubsetOf(sometimes.keySet());
    assertThat(sometimes.keySet().stream().filter(path -> !sometimes.get(path)).collect(Collectors.toSet())).as("told").isSubsetOf(real);
  }

  private void collect(String path, JsonNode value, Set<String> paths) {
    if (value.isObject() && !sometimes.containsKey(path)) {
      value.properties().forEach(field -> collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), paths));
    } else if (value.isArray()) {
      value.forEach(element -> collect(path + "[]", element, paths));
    } else {
      paths.add(path);
    }
  }
}
