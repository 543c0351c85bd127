package de.kassenbote.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.masterdata.ArticleTable;
import de.kassenbote.hub.masterdata.HubDatabase;
import de.kassenbote.hub.stock.StockLevels;
import de.kassenbote.hub.stock.StockTable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of bad file: which sentence says so, and that the database stays empty. */
class RefusedFilesTest extends HubDatabase {
  private static final String HEADER = "article,name,price_gross,tax_rate\n";

  @TempDir private static Path files;

  @Override
  protected DatabaseSettings settings() {
    return DatabaseSettings.derby(files.resolve("hub"));
  }

  @AfterEach
  void nothingWasWritten() {
    assertThat(count("article")).isZero();
    assertThat(takeMarks()).isEmpty();
  }

  @Test
  void anEmptyFile() {
    assertThat(articles("")).containsExactly("the file is empty: expected are a header line and at least one row");
    assertThat(articles("\uFEFF\n \n")).containsExactly("the file is empty: expected are a header line and at least one row");
    assertThat(articles(HEADER)).containsExactly("the file has a header, but no row");
  }

  @Test
  void wrongColumnsAreNamedWithThoseAllowed() {
    assertThat(articles("article,colour,Artikelnummer,tax_rate\nB1,red,B1,7\n"))
        .containsExactly(
            "line 1: 'colour' is no column of articles; allowed are article, name, gtin, group, price_gross, currency, valid_from, valid_to, tax_rate, unit, open_price, weighed, deposit, picture, catalogs, deleted",
            "line 1: the column article stands there twice ('Artikelnummer')",
            "line 1: the column name is missing in the header; needed are article, name, tax_rate");
  }

  @Test
  void separatorsThatAreNotKnown() {
    assertThat(articles("article\tname\ttax_rate\nB1\tTea\t7\n")).containsExactly("line 1: the header is separated by tabs: allowed are ; and ,");
    assertThat(articles("article;name,tax_rate\nB1;Tea;7\n")).containsExactly("line 1: the header has both ; and , outside quotes: use one of them as separator");
  }

  @Test
  void aDuplicateArticleNamesBothLines() {
    assertThat(articles(HEADER + "B1,Tea,1.00,7\nB2,Roll,1.00,7\nB1,Tea,1.00,7\n")).containsExactly("line 4: article 'B1' stands in line 2 too; it may be there once");
    assertThat(refused(ImportKind.PRICES, "article,price,valid_from\nB1,1.00,2026-01-01\nB1,2.00,01.01.2026\n"))
        .containsExactly("line 3: the price of article 'B1' from 2025-12-31T23:00:00Z stands in line 2 too; it may be there once");
  }

  @Test
  void aDuplicateGtinNamesBothArticles() {
    assertThat(articles("article,name,gtin,tax_rate\nB1,Tea,40000008,7\nB2,Roll,40000008,7\n"))
        .containsExactly("line 3, column gtin: GTIN 40000008 cannot belong to article B1 and to article B2");
  }

  @Test
  void linesAreCountedThroughLineBreaksInQuotes() {
    assertThat(articles(HEADER + "B1,\"Tea\n\n\nround\",1.00,7\nB2,Roll,-1.00,7\n")).containsExactly("line 6, column price_gross: '-1.00' — a price must be 0.00 or more");
  }

  @Test
  void everyWrongValueOfALineIsNamed() {
    assertThat(articles("article,name,gtin,price_gross,tax_rate,weighed,valid_from\n,Tea,12,1.999,0.19,maybe,30.02.2026\n"))
        .containsExactlyInAnyOrder(
            "line 2, column article: is empty, but must not be",
            "line 2, column gtin: '12' — a GTIN has 8 to 14 digits; several are separated by |",
            "line 2, column tax_rate: '0.19' — a tax rate is a percentage from 0 to 100 with at most two decimals, such as 19 or 7",
            "line 2, column weighed: 'maybe' is neither yes nor no; allowed are yes, no, ja, nein, true, false, 1, 0",
            "line 2, column valid_from: '30.02.2026' is no date from 1970 to 9999 — allowed are 2026-12-31, 2026-12-31T06:00, 31.12.2026, 31.12.2026 06:00",
            "line 2, column price_gross: '1.999' — a price in EUR has at most 2 decimals");
  }

  @Test
  void aTaxRateThatIsNone() {
    assertThat(articles(HEADER + "B1,Tea,1.00,full\nB2,Roll,1.00,\nB3,Bun,1.00,119\n"))
        .containsExactly(
            "line 2, column tax_rate: 'full' is no number — a tax rate is a percentage from 0 to 100 with at most two decimals, such as 19 or 7, without thousands separator",
            "line 3, column tax_rate: is empty — a tax rate is a percentage from 0 to 100 with at most two decimals, such as 19 or 7",
            "line 4, column tax_rate: '119' — a tax rate is a percentage from 0 to 100 with at most two decimals, such as 19 or 7");
  }

  @Test
  void mixedDecimalSignsNameTheSecondLine() {
    assertThat(articles("article;name;price_gross;tax_rate\nB1;Tea;4.30;7\nB2;Roll;0,50;7\n"))
        .containsExactly("line 3, column price_gross: '0,50' has a decimal comma, but '4.30' in line 2 has a decimal point — use one of them in the whole file");
  }

  @Test
  void aNumberThatCouldBeAThousandIsNamed() {
    assertThat(articles("article;name;price_gross;tax_rate\nB1;Tea;1.234;7\n"))
        .containsExactly(
            "line 2, column price_gross: '1.234' could be a thousand or have three decimals — write it without thousands separator and with another number of decimals, or say decimal=point");
    assertThat(articles("article;name;price_gross;tax_rate\nB1;Tea;1.234;7\nB2;Roll;0,50;7\n"))
        .containsExactly("line 2, column price_gross: '1.234' has a point, but the decimal sign of this file is the comma");
    assertThat(articles("article;name;price_gross;tax_rate\nB1;Tea;1.234,50;7\n").get(0)).startsWith("line 2, column price_gross: '1.234,50' is no number");
  }

  @Test
  void aLineWithAnotherNumberOfFields() {
    assertThat(articles(HEADER + "B1,Tea,4,30,7\nB2,Roll\n"))
        .containsExactly("line 2: has 5 fields, but the header has 4; a field that holds the separator must be in quotes", "line 3: has 2 fields, but the header has 4");
  }

  @Test
  void brokenEncodingNamesLineAndByte() throws IOException {
    byte[] windows = (HEADER + "B1,Tea,1.00,7\nB2,Brötchen,1.00,7\n").getBytes(Charset.forName("windows-1252"));
    assertThat(refused(ImportKind.ARTICLES, windows, StandardCharsets.UTF_8))
        .containsExactly("line 3, byte 53 of the file: 0xF6 is not UTF-8 text: save it as UTF-8, or name its charset, such as windows-1252");
    byte[] noWindows = (HEADER + "B1,T\u0081a,1.00,7\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused(ImportKind.ARTICLES, noWindows, Charset.forName("windows-1252"))).containsExactly("line 2, byte 38 of the file: 0x81 is not windows-1252 text");
    byte[] cut = "article,name,tax_rate\nB1,ü".getBytes(StandardCharsets.UTF_8);
    assertThat(refused(ImportKind.ARTICLES, Arrays.copyOf(cut, cut.length - 1), StandardCharsets.UTF_8).get(0)).startsWith("line 2, byte 25 of the file: 0xC3");
  }

  @Test
  void brokenEncodingFarBehindIsFoundToo() throws IOException {
    byte[] start = (HEADER + "B1,Öl,1.00,7\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
    byte[] file = Arrays.copyOf(start, start.length + 1);
    file[start.length] = (byte) 0xFF;
    assertThat(refused(ImportKind.ARTICLES, file, StandardCharsets.UTF_8).get(0)).startsWith("line 20002, byte " + start.length + " of the file: 0xFF");
  }

  @Test
  void aQuoteThatIsNeverClosed() {
    assertThat(articles(HEADER + "B1,Tea,1.00,7\nB2,\"Roll,1.00,7\nB3,Bun,1.00,7\n")).containsExactly("line 3: a quoted field that begins here is never closed");
    assertThat(articles(HEADER + "B1,\"Tea\" green,1.00,7\n").get(0)).startsWith("line 1 or just after it: this is no CSV");
  }

  @Test
  void whatDatabasesCannotStore() {
    assertThat(articles(HEADER + "B1,T\u0000a,1.00,7\n")).containsExactly("line 2, column name: holds a control character, which is not allowed");
    assertThat(articles(HEADER + "B1," + "x".repeat(201) + ",1.00,7\n").get(0)).contains("has 201 characters, at most 200 are allowed");
    assertThat(articles("article,name,tax_rate,catalogs\nB1,Tea,7,a/b\n").get(0)).startsWith("line 2, column catalogs: 'a/b' is no catalog name");
  }

  @Test
  void ofManyErrorsTheFirstHundredAreShownAndAllCounted() {
    String file = HEADER + IntStream.range(0, 250).mapToObj(i -> "B" + i + ",Tea,-1.00,7\n").collect(Collectors.joining());
    RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> run(ImportKind.ARTICLES, file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));

    assertThat(refused.count()).isEqualTo(250);
    assertThat(refused.errors()).hasSize(100).first().asString().startsWith("line 2,");
    assertThat(refused.errors()).last().asString().startsWith("line 101,");
  }

  private List<String> articles(String file) {
    return refused(ImportKind.ARTICLES, file);
  }

  private List<String> refused(ImportKind kind, String file) {
    return refused(kind, file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private List<String> refused(ImportKind kind, byte[] bytes, Charset charset) {
    return catchThrowableOfType(RefusedFile.class, () -> run(kind, bytes, charset)).errors();
  }

  private void run(ImportKind kind, byte[] bytes, Charset charset) throws IOException {
    ImportOptions options = new ImportOptions(charset, null, ZoneId.of("Europe/Berlin"), List.of(), false);
    Path file = Files.write(files.resolve("upload.csv"), bytes);
    importer(database).run(file, kind, options, new ImportJob("1", kind, options, file));
  }

  private Importer importer(Database database) {
    return new Importer(database, marks, new StockLevels(new StockTable(), new ArticleTable(), marks, () -> false), "EUR");
  }
}
