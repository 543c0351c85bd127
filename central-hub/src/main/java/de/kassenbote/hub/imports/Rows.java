package de.kassenbote.hub.imports;

import de.kassenbote.hub.masterdata.Finding;
import de.kassenbote.hub.masterdata.InvalidEdits;
import de.kassenbote.hub.masterdata.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;

/**
 * What the rows of one file mean, in their order, with the line of each; written together.
 *
 * @param <T> what one row becomes
 */
final class Rows<T> {
  private final ImportKind kind;
  private final Function<Row, Meaning<T>> meaning;
  private final Writer<T> writer;
  private final List<T> items = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private final Map<String, Long> lineByIdentity = new HashMap<>();

  Rows(ImportKind kind, Function<Row, Meaning<T>> meaning, Writer<T> writer) {
    this.kind = kind;
    this.meaning = meaning;
    this.writer = writer;
  }

  void add(Row row) {
    Meaning<T> read = meaning.apply(row);
    Long earlier = lineByIdentity.putIfAbsent(read.identity(), row.line());
    if (earlier != null) {
      row.error("%s stands in line %d too; it may be there once".formatted(read.identity(), earlier));
    }
    items.add(read.item());
    lines.add(row.line());
  }

  int size() {
    return items.size();
  }

  /** @throws RefusedFile naming the lines that contradict what is stored */
  Outcome write(Handle transaction, IntConsumer written) {
    try {
      return writer.write(transaction, items, written);
    } catch (InvalidEdits e) {
      LineErrors errors = new LineErrors();
      e.findings().forEach(f -> add(f, errors));
      errors.refuse();
      throw e;
    }
  }

  private void add(Finding finding, LineErrors errors) {
    errors.add(lines.get(finding.edit()), Column.ofField(kind, finding.field()), finding.reason());
  }

  /**
   * @param identity what may stand in a file once, in words: {@code article 'B0001'}
   */
  record Meaning<T>(String identity, T item) {}

  /** Writes all or throws. */
  interface Writer<T> {
    Outcome write(Handle transaction, List<T> items, IntConsumer written);
  }
}
