package de.kassenbote.hub.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which column stands where.
 *
 * @param positions of each column that the file has, from 0
 * @param size fields in the header line
 */
record Header(Map<Column, Integer> positions, int size) {
  /** @throws RefusedFile with everything that is wrong with it */
  static Header of(CsvRecord record, Columns kind, boolean remove) {
    LineErrors errors = new LineErrors();
    Map<Column, Integer> positions = new EnumMap<>(Column.class);
    for (int i = 0; i < record.getFieldCount(); i++) {
      place(record, i, kind, positions, errors);
    }
    refuseMissing(record, kind, remove, positions.keySet(), errors);
    errors.refuse();
    return new Header(positions, record.getFieldCount());
  }

  boolean has(Column column) {
    return positions.containsKey(column);
  }

  List<Column> numeric() {
    return positions.keySet().stream().filter(Column::isNumeric).toList();
  }

  List<String> names() {
    return new ArrayList<>(positions.keySet()).stream().sorted((a, b) -> Integer.compare(at(a), at(b))).map(Column::id).toList();
  }

  int at(Column column) {
    return positions.getOrDefault(column, -1);
  }

  private static void place(CsvRecord record, int index, Columns kind, Map<Column, Integer> positions, LineErrors errors) {
    String title = record.getField(index).strip();
    for (Column column : kind.allowed()) {
      if (column.isCalled(title)) {
        if (positions.putIfAbsent(column, index) != null) {
          errors.add(record.getStartingLineNumber(), "the column %s stands there twice ('%s')".formatted(column.id(), title));
        }
        return;
      }
    }
    errors.add(
        record.getStartingLineNumber(),
        "'%s' is no column of %s; allowed are %s".formatted(title, kind.id(), Column.list(kind.allowed())));
  }

  private static void refuseMissing(CsvRecord record, Columns kind, boolean remove, Set<Column> there, LineErrors errors) {
    Set<Column> missing = new HashSet<>(kind.required(remove));
    missing.removeAll(there);
    kind.required(remove).stream()
        .filter(missing::contains)
        .forEach(c -> errors.add(record.getStartingLineNumber(), "the column %s is missing in the header; needed are %s".formatted(c.id(), Column.list(kind.required(remove)))));
  }
}
