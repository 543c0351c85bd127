package de.kassenbote.hub.imports;

import de.kassenbote.hub.registry.NewTill;
import de.kassenbote.hub.registry.TillAdministration;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/** Reads a file of tills: all of it can be added, or every wrong line is named. */
final class TillImport {
  static final int MOST_TILLS = 1000;

  private final TillAdministration administration;

  TillImport(TillAdministration administration) {
    this.administration = administration;
  }

  /**
   * @throws RefusedFile when anything in it is wrong, in itself or as the hub's base data are
   */
  List<NewTill> read(Path path, Charset charset) throws IOException {
    CsvFile file = CsvFile.open(path, charset);
    ImportOptions options = new ImportOptions(charset, null, ZoneOffset.UTC, List.of(), false);
    Survey survey = Survey.of(file, TillRows.COLUMNS, options);
    TillRows rows = new TillRows();
    LineErrors errors = new LineErrors();
    readAll(file, survey, rows, errors);
    administration.objections(rows.tills()).forEach(objection -> rows.object(objection, errors));
    errors.refuse();
    if (rows.tills().isEmpty()) {
      throw new RefusedFile("the file has a header, but no row");
    }
    return rows.tills();
  }

  private static void readAll(CsvFile file, Survey survey, TillRows rows, LineErrors errors) throws IOException {
    Row.Reading reading = new Row.Reading(null, new Moments(ZoneOffset.UTC));
    boolean[] headerSeen = {false};
    file.forEach(
        record -> {
          if (!headerSeen[0]) {
            headerSeen[0] = true;
          } else if (!Importer.isBlank(record)) {
            read(record, new Row(record, survey.header(), reading, errors), rows);
          }
        });
  }

  private static void read(CsvRecord record, Row row, TillRows rows) {
    if (rows.tills().size() == MOST_TILLS) {
      throw new RefusedFile("line %d: a file may have at most %,d tills: split it".formatted(record.getStartingLineNumber(), MOST_TILLS));
    }
    if (row.isComplete()) {
      rows.add(row);
    }
  }
}
