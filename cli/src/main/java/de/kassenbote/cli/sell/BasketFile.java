package de.kassenbote.cli.sell;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.envelope.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Baskets read from a CSV file with the columns "basket", "sold_at", "article", in any order, separated
 * by comma or semicolon, UTF-8. A row is one piece. It is read whole before anything is sold, and refused whole.
 *
 * @param fingerprint of the file's bytes
 */
public record BasketFile(Path path, String fingerprint, List<Basket> baskets) {
  private static final List<String> COLUMNS = List.of("basket", "sold_at", "article");

  /**
   * @throws Failure that names the line and what is expected there
   */
  public static BasketFile read(Path path) {
    byte[] bytes = bytes(path);
    return new BasketFile(path, Sha256.of(bytes), new Reader(path, decoded(path, bytes)).baskets());
  }

  int pieces() {
    return baskets.stream().flatMap(b -> b.pieces().values().stream()).mapToInt(Integer::intValue).sum();
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new Failure(text("baskets.unreadable", path), e);
    }
  }

  private static String decoded(Path path, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      long line = 1 + new String(bytes, 0, in.position(), StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
      throw new Failure(text("baskets.not-utf8", path, line));
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Goes through the lines once. */
  private static final class Reader {
    private final Path path;
    private final List<String> lines;
    private final String separator;
    private final List<String> columns;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    private record Draft(String soldAt, int line, Map<String, Integer> pieces) {}

    Reader(Path path, String text) {
      this.path = path;
      this.lines = text.lines().toList();
      String heading = lines.isEmpty() ? "" : lines.get(0);
      this.separator = heading.contains(";") ? ";" : ",";
      this.columns = cells(heading);
    }

    List<Basket> baskets() {
      requireColumns();
      for (int i = 1; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          row(i + 1, cells(lines.get(i)));
        }
      }
      if (drafts.isEmpty()) {
        throw new Failure(text("baskets.none", path));
      }
      List<Basket> baskets = new ArrayList<>();
      drafts.forEach((id, d) -> baskets.add(new Basket(id, d.soldAt, d.line, d.pieces)));
      return baskets;
    }

    private void requireColumns() {
      for (String column : COLUMNS) {
        if (!columns.contains(column)) {
          throw wrong(1, text("baskets.no-column", column, String.join(", ", COLUMNS), String.join(", ", columns)));
        }
      }
    }

    private void row(int line, List<String> cells) {
      if (cells.size() != columns.size()) {
        throw wrong(line, text("baskets.columns", columns.size(), cells.size()));
      }
      String basket = cell(line, "basket", cells, 60);
      String article = cell(line, "article", cells, 40);
      String soldAt = soldAt(line, cell(line, "sold_at", cells, 40));
      Draft draft = drafts.computeIfAbsent(basket, b -> new Draft(soldAt, line, new LinkedHashMap<>()));
      if (!draft.soldAt.equals(soldAt)) {
        throw wrong(line, text("baskets.two-times", basket, soldAt, draft.line, draft.soldAt));
      }
      draft.pieces.merge(article, 1, Integer::sum);
    }

    private String soldAt(int line, String value) {
      try {
        LocalDateTime.parse(value);
        return value;
      } catch (DateTimeParseException e) {
        throw wrong(line, text("baskets.not-a-time", value));
      }
    }

    private String cell(int line, String column, List<String> cells, int maxLength) {
      String value = cells.get(columns.indexOf(column));
      if (value.isEmpty() || value.length() > maxLength) {
        throw wrong(line, text("baskets.length", column, maxLength, value));
      }
      return value;
    }

    private List<String> cells(String line) {
      List<String> cells = new ArrayList<>();
      for (String cell : line.split(separator, -1)) {
        String trimmed = cell.strip();
        boolean quoted = trimmed.length() > 1 && trimmed.startsWith("\"") && trimmed.endsWith("\"");
        cells.add(quoted ? trimmed.substring(1, trimmed.length() - 1) : trimmed);
      }
      return cells;
    }

    private Failure wrong(int line, String what) {
      return new Failure(text("baskets.line", path, line, what));
    }
  }
}
