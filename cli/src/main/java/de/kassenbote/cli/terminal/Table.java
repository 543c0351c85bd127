package de.kassenbote.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows under a heading, each column as wide as its longest cell; columns named with a leading {@code >} stand right. Columns
 * are named in English, which is also their heading for programs.
 */
public final class Table {
  private static final List<String> WORDS = List.of("state", "line");

  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> columns;
  private final List<Boolean> right;

  public Table(String... columns) {
    this.right = List.of(columns).stream().map(c -> c.startsWith(">")).toList();
    this.columns = List.of(columns).stream().map(c -> c.startsWith(">") ? c.substring(1) : c).toList();
  }

  public Table row(String... cells) {
    if (cells.length != right.size()) {
      throw new IllegalArgumentException("a row has %d cells, the table %d columns".formatted(cells.length, right.size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** For people: headings and states in their language. */
  public List<String> lines() {
    List<List<String>> shown = new ArrayList<>();
    shown.add(columns.stream().map(Texts::heading).toList());
    rows.forEach(row -> shown.add(inWords(row)));
    return shown.stream().map(cells -> line(cells, shown)).toList();
  }

  /** The same for spreadsheets, heading first. */
  public List<String> csv() {
    return Stream.concat(Stream.of(columns), rows.stream()).map(row -> row.stream().map(Table::quoted).collect(Collectors.joining(","))).toList();
  }

  /** In the wanted form. */
  public List<String> lines(Format format) {
    return format == Format.CSV ? csv() : lines();
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private List<String> inWords(List<String> row) {
    return IntStream.range(0, row.size()).mapToObj(column -> WORDS.contains(columns.get(column)) ? Texts.word(row.get(column)) : row.get(column)).toList();
  }

  private String line(List<String> cells, List<List<String>> all) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String blanks = " ".repeat(width(column, all) - cells.get(column).length());
      line.append(right.get(column) ? blanks + cells.get(column) : cells.get(column) + blanks).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private static int width(int column, List<List<String>> all) {
    return all.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
  }
}
