package de.kassenbote.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Format;
import de.kassenbote.cli.terminal.Table;
import picocli.CommandLine.Option;

/** How an answer is printed. */
final class Output {
  private static final int CELL = 80;

  @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "table", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format = Format.TABLE;

  boolean isJson() {
    return format == Format.JSON;
  }

  void print(JsonNode answer, Table table) {
    if (isJson()) {
      System.out.println(answer.toPrettyString());
    } else {
      table.lines(format).forEach(System.out::println);
    }
  }

  /** One line; a table for people is cut to what fits. */
  String cell(JsonNode value) {
    String line = value.asText().replaceAll("\\s+", " ");
    return format == Format.TABLE && line.length() > CELL ? line.substring(0, CELL - 1) + "…" : line;
  }

  /** A fingerprint: its beginning is enough for people. */
  String fingerprint(JsonNode letter) {
    String whole = letter.path("fingerprint").asText();
    return format == Format.TABLE ? whole.substring(0, Math.min(whole.length(), 12)) : whole;
  }
}
