package de.kassenbote.hub.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * First reading of a file: its header and its decimal sign.
 *
 * @param decimal {@code null} = nothing in the file decides it
 */
record Survey(Header header, @Nullable DecimalSign decimal) {
  /** @throws RefusedFile when the header is wrong, or the file writes decimals in both ways */
  static Survey of(CsvFile file, Columns kind, ImportOptions options) throws IOException {
    List<Header> header = new ArrayList<>(1);
    DecimalRecognition decimals = new DecimalRecognition();
    file.forEach(
        record -> {
          if (header.isEmpty()) {
            header.add(Header.of(record, kind, options.remove()));
          } else if (options.decimal() == null) {
            look(record, header.get(0), decimals);
          }
        });
    return new Survey(header.get(0), options.decimal() != null ? options.decimal() : decimals.recognised());
  }

  Recognised recognised(CsvFile file, ImportOptions options) {
    return new Recognised(
        options.charset().name(), String.valueOf(file.separator()), decimal == null ? "none" : decimal.id(), header.names());
  }

  private static void look(CsvRecord record, Header header, DecimalRecognition decimals) {
    for (Column column : header.numeric()) {
      int index = header.at(column);
      if (index < record.getFieldCount()) {
        decimals.see(record.getStartingLineNumber(), column, record.getField(index).strip());
      }
    }
  }
}
