package de.kassenbote.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Option;

/** How an answer is printed: the option for it, and the printing. */
public final class Output {
  private static final int CELL = 80;
  private static final int HASH = 12;

  @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "table", descriptionKey = "output-options.output")
  private Format format = Format.TABLE;

  public boolean isJson() {
    return format == Format.JSON;
  }

  public boolean isTable() {
    return format == Format.TABLE;
  }

  public boolean isCsv() {
    return format == Format.CSV;
  }

  public void print(JsonNode answer, Table table) {
    if (isJson()) {
      System.out.println(answer.toPrettyString());
    } else {
      table.lines(format).forEach(System.out::println);
    }
  }

  /** One line; a table for people is cut to what fits. */
  public String cell(JsonNode value) {
    String line = value.asText().replaceAll("\\s+", " ");
    return format == Format.TABLE && line.length() > CELL ? line.substring(0, CELL - 1) + "…" : line;
  }

  /** One of our own words. */
  public String word(String word) {
    return isTable() ? Texts.word(word) : word;
  }

  /** A hash: its beginning is enough for people. */
  public String hash(JsonNode value) {
    String whole = value.asText();
    return format == Format.TABLE ? whole.substring(0, Math.min(whole.length(), HASH)) : whole;
  }
}
