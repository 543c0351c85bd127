package de.kassenbote.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows under a heading, each column as wide as its longest cell; columns named with a leading {@code >} stand right. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right;

  public Table(String... columns) {
    right = List.of(columns).stream().map(c -> c.startsWith(">")).toList();
    rows.add(List.of(columns).stream().map(c -> c.startsWith(">") ? c.substring(1) : c).toList());
  }

  public Table row(String... cells) {
    if (cells.length != right.size()) {
      throw new IllegalArgumentException("a row has %d cells, the table %d columns".formatted(cells.length, right.size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  /** The same for spreadsheets, heading first. */
  public List<String> csv() {
    return rows.stream().map(row -> row.stream().map(Table::quoted).collect(Collectors.joining(","))).toList();
  }

  /** In the wanted form. */
  public List<String> lines(Format format) {
    return format == Format.CSV ? csv() : lines();
  }

  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private String line(List<String> cells) {
    var line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String blanks = " ".repeat(width(column) - cells.get(column).length());
      line.append(right.get(column) ? blanks + cells.get(column) : cells.get(column) + blanks).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
  }
}
