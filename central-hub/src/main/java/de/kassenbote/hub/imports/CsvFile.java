package de.kassenbote.hub.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The records of a CSV file (RFC 4180, with {@code ;} or {@code ,}), each with the line on which it begins. A quoted field
 * may hold separators, doubled quotes and line breaks.
 */
final class CsvFile {
  /** Stands behind the file as a record of its own; whoever does not see it, has met a quote that is never closed. */
  private static final String END = "\u0001end of file\u0001";

  private static final int LONGEST_FIELD = 1 << 16;

  private final Path file;
  private final Charset charset;
  private final char separator;

  private CsvFile(Path file, Charset charset, char separator) {
    this.file = file;
    this.charset = charset;
    this.separator = separator;
  }

  /** @throws RefusedFile when its text is not in that charset, or the header has no known separator */
  static CsvFile open(Path file, Charset charset) throws IOException {
    EncodingCheck.require(file, charset);
    return new CsvFile(file, charset, recognisedSeparator(file, charset));
  }

  char separator() {
    return separator;
  }

  /** @throws RefusedFile at the first place that is not CSV */
  void forEach(Consumer<CsvRecord> consumer) throws IOException {
    long line = 1;
    try (CsvReader<CsvRecord> records = records()) {
      Iterator<CsvRecord> iterator = records.iterator();
      boolean ended = false;
      while (iterator.hasNext()) {
        CsvRecord record = iterator.next();
        line = record.getStartingLineNumber();
        ended = record.getField(0).equals(END);
        if (!ended) {
          consumer.accept(record);
        }
      }
      requireEnd(ended, line);
    } catch (CsvParseException e) {
      throw new RefusedFile("line %d or just after it: %s".formatted(line, reason(e)));
    }
  }

  private static String reason(CsvParseException e) {
    return "this is no CSV, probably a quote is missing or one too many (%s)".formatted(e.getMessage());
  }

  private static void requireEnd(boolean ended, long line) {
    if (!ended) {
      throw new RefusedFile("line %d: a quoted field that begins here is never closed".formatted(line));
    }
  }

  private CsvReader<CsvRecord> records() throws IOException {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(false)
        .trimWhitespacesAroundQuotes(true)
        .maxBufferSize(LONGEST_FIELD * 16)
        .ofCsvRecord(reader(file, charset, "\n" + END));
  }

  private static Reader reader(Path file, Charset charset, String end) throws IOException {
    InputStream bytes = new SequenceInputStream(Files.newInputStream(file), new ByteArrayInputStream(end.getBytes(charset)));
    BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, charset), 1 << 16);
    skipByteOrderMark(reader);
    return reader;
  }

  private static void skipByteOrderMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  private static char recognisedSeparator(Path file, Charset charset) throws IOException {
    try (BufferedReader reader = new BufferedReader(reader(file, charset, ""))) {
      String header = reader.lines().filter(l -> !l.isBlank()).findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
      boolean semicolon = header.indexOf(';') >= 0;
      boolean comma = header.indexOf(',') >= 0;
      if (semicolon && comma) {
        throw new RefusedFile("line 1: the header has both ; and , outside quotes: use one of them as separator");
      }
      if (header.indexOf('\t') >= 0) {
        throw new RefusedFile("line 1: the header is separated by tabs: allowed are ; and ,");
      }
      return semicolon ? ';' : ',';
    }
  }
}
