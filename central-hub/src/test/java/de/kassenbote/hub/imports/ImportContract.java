package de.kassenbote.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.kassenbote.hub.masterdata.ArticleState;
import de.kassenbote.hub.masterdata.ArticleTable;
import de.kassenbote.hub.masterdata.CustomerTable;
import de.kassenbote.hub.masterdata.HubDatabase;
import de.kassenbote.hub.masterdata.Outcome;
import de.kassenbote.hub.masterdata.SupplierTable;
import de.kassenbote.hub.stock.StockLevels;
import de.kassenbote.hub.stock.StockTable;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import de.kassenbote.routes.contract.StockLevel;
import de.kassenbote.routes.contract.Supplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files do to the database, whichever it is. */
abstract class ImportContract extends HubDatabase {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Path BAKERY = Path.of("../../shared/data/bakery-articles.csv");

  @TempDir private Path files;

  private final AtomicBoolean rebuilding = new AtomicBoolean();
  private final ArticleTable articles = new ArticleTable();
  private Importer importer;
  private ImportJob job;

  @BeforeEach
  void open() {
    rebuilding.set(false);
    importer = new Importer(database, marks, new StockLevels(new StockTable(), articles, marks, rebuilding::get), "EUR");
  }

  @Test
  void articlesComeWithTheirPriceIntoTheStandardCatalog() {
    Outcome outcome = importFile(ImportKind.ARTICLES, "article,name,gtin,group,price_gross,tax_rate\nB0001,Tea,2000000000015,drinks,4.30,19\nB0002,Roll,,bakery,0.50,7\n");

    assertThat(outcome).isEqualTo(new Outcome(2, 0, 0, 0));
    ArticleState tea = stored("B0001");
    assertThat(tea.article().prices()).containsExactly(new Price(Money.of(430, "EUR"), Instant.EPOCH, null));
    assertThat(tea.article().gtins()).containsExactly("2000000000015");
    assertThat(tea.article().taxRate()).isEqualTo("19");
    assertThat(tea.article().unit()).isEqualTo("piece");
    assertThat(tea.catalogs()).containsExactly("standard");
    assertThat(takeMarks()).containsExactly("catalog/standard B0001 1", "catalog/standard B0002 1");
    assertThat(job.report().recognised())
        .isEqualTo(new Recognised("UTF-8", ",", "point", List.of("article", "name", "gtin", "group", "price_gross", "tax_rate")));
  }

  @Test
  void theSameFileAgainChangesAndMarksNothing() {
    String file = "article,name,price,tax_rate\nB1,Tea,4.30,19\nB2,Roll,0.50,7\n";
    importFile(ImportKind.ARTICLES, file);
    takeMarks();

    assertThat(importFile(ImportKind.ARTICLES, file)).isEqualTo(new Outcome(0, 0, 0, 2));
    assertThat(importFile(ImportKind.ARTICLES, file.replace("Roll", "Bun"))).isEqualTo(new Outcome(0, 1, 0, 1));

    assertThat(takeMarks()).containsExactly("catalog/standard B2 1");
    assertThat(stored("B2").article().revision()).isEqualTo(2);
    assertThat(stored("B1").article().revision()).isEqualTo(1);
  }

  @Test
  void aGermanFileOfASpreadsheetIsUnderstood() {
    String german = "Artikelnummer;Bezeichnung;EAN;Warengruppe;Preis;Steuersatz;gültig_ab\r\n1;\"Käse; groß\"\"1\"\"\";40000008|20000004;Käse & Öl;1234,50;7,0;31.12.2026\r\n;;;;;;\r\n";

    importBytes(ImportKind.ARTICLES, german.getBytes(WINDOWS), options(WINDOWS));

    assertThat(stored("1").article().name()).isEqualTo("Käse; groß\"1\"");
    assertThat(stored("1").article().gtins()).containsExactly("20000004", "40000008");
    assertThat(stored("1").article().prices()).containsExactly(new Price(Money.of(123_450, "EUR"), Instant.parse("2026-12-30T23:00:00Z"), null));
    assertThat(job.report().recognised().decimal()).isEqualTo("comma");
    assertThat(job.report().recognised().separator()).isEqualTo(";");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn() {
    importFile(ImportKind.ARTICLES, "\uFEFFarticle;name;tax_rate\nB1;Brötchen\nmit Käse;7\n".replace("Brötchen\nmit Käse", "\"Brötchen\nmit Käse\""));

    assertThat(stored("B1").article().name()).isEqualTo("Brötchen\nmit Käse");
  }

  @Test
  void columnsThatTheFileDoesNotHaveAreLeftAlone() {
    importFile(ImportKind.ARTICLES, "article,name,gtin,group,price,tax_rate,weighed\nB1,Tea,40000008,drinks,4.30,19,yes\n");

    importFile(ImportKind.ARTICLES, "article,name,tax_rate,group\nB1,Green tea,19,\n");

    assertThat(stored("B1").article().gtins()).containsExactly("40000008");
    assertThat(stored("B1").article().prices()).hasSize(1);
    assertThat(stored("B1").article().weighed()).isTrue();
    assertThat(stored("B1").article().group()).isNull();
  }

  @Test
  void catalogsComeFromTheOptionAndTheColumn() {
    ImportOptions messe = new ImportOptions(StandardCharsets.UTF_8, null, ZoneId.of("Europe/Berlin"), List.of("messe"), false);
    importBytes(ImportKind.ARTICLES, bytes("article,name,tax_rate,catalogs\nB1,Tea,19,markt|fest\nB2,Roll,7,\n"), messe);

    assertThat(stored("B1").catalogs()).containsExactly("fest", "markt", "messe");
    assertThat(stored("B2").catalogs()).containsExactly("messe");
    assertThat(takeMarks()).containsExactly("catalog/fest B1 1", "catalog/markt B1 1", "catalog/messe B1 1", "catalog/messe B2 1");
  }

  @Test
  void articlesAreDeletedByColumnAndByOption() {
    importFile(ImportKind.ARTICLES, "article,name,tax_rate\nB1,Tea,19\nB2,Roll,7\nB3,Bun,7\n");
    takeMarks();

    assertThat(importFile(ImportKind.ARTICLES, "article,name,tax_rate,deleted\nB1,,,ja\nB2,Roll,7,nein\n")).isEqualTo(new Outcome(0, 0, 1, 1));
    ImportOptions remove = new ImportOptions(StandardCharsets.UTF_8, null, ZoneId.of("Europe/Berlin"), List.of(), true);
    assertThat(importBytes(ImportKind.ARTICLES, bytes("article\nB2\nB9\n"), remove)).isEqualTo(new Outcome(0, 0, 1, 1));

    assertThat(count("article")).isEqualTo(1);
    assertThat(stored("B3").article().revision()).isEqualTo(1);
    assertThat(takeMarks()).containsExactly("catalog/standard B1 1", "catalog/standard B2 1");
  }

  @Test
  void futurePricesStandBesideThePresentOne() {
    importFile(ImportKind.ARTICLES, "article,name,price,tax_rate\nB1,Tea,4.30,19\n");

    importFile(
        ImportKind.PRICES,
        "Artikel;Preis;gueltig_ab;gueltig_bis\nB1;4,50;01.07.2026;31.07.2026\nB1;4,70;2026-12-31T06:30;\nB1;5;2027-03-01T00:00:00Z;\n");

    assertThat(stored("B1").article().prices())
        .containsExactly(
            new Price(Money.of(430, "EUR"), Instant.EPOCH, null),
            new Price(Money.of(450, "EUR"), Instant.parse("2026-06-30T22:00:00Z"), Instant.parse("2026-07-31T22:00:00Z")),
            new Price(Money.of(470, "EUR"), Instant.parse("2026-12-31T05:30:00Z"), null),
            new Price(Money.of(500, "EUR"), Instant.parse("2027-03-01T00:00:00Z"), null));
    assertThat(stored("B1").article().revision()).isEqualTo(2);
  }

  @Test
  void customersSuppliersAndStockAreImported() {
    importFile(ImportKind.CUSTOMERS, "Kundennummer;Name;Kundengruppe;PLZ;Ort\nC1;Ada;gold;10115;Berlin\nC2;Bob;;;\n");
    importFile(ImportKind.SUPPLIERS, "supplier,name,email\nS1,Mill,mill@example.org\n");
    importFile(ImportKind.ARTICLES, "article,name,tax_rate\nB1,Tea,19\n");
    importFile(ImportKind.STOCK, "Artikel;Bestand\nB1;12,5\n");

    Customer ada = database.read(tx -> new CustomerTable().read(tx, List.of("C1")).get("C1"));
    Supplier mill = database.read(tx -> new SupplierTable().read(tx, List.of("S1")).get("S1"));
    assertThat(ada).isEqualTo(new Customer("C1", 1, "Ada", "gold", null, null, "10115", "Berlin"));
    assertThat(mill).isEqualTo(new Supplier("S1", 1, "Mill", "mill@example.org", null));
    StockLevel level = database.read(tx -> new StockTable().read(tx, List.of("B1")).get("B1"));
    assertThat(level.quantity()).isEqualByComparingTo("12.5");
    assertThat(takeMarks()).containsExactly("catalog/standard B1 1", "customer/all C1 1", "customer/all C2 1", "customer/gold C1 1", "customer/none C2 1", "stock/all B1 1", "supplier/all S1 1");
  }

  @Test
  void aFileWithOneWrongLineLeavesTheDatabaseAsItWas() {
    importFile(ImportKind.ARTICLES, "article,name,price,tax_rate\nB1,Tea,4.30,19\n");
    takeMarks();

    List<String> errors = refused(ImportKind.ARTICLES, "article,name,price_gross,tax_rate\nB1,New,4.30,19\nB2,Roll,-1.00,7\n");

    assertThat(errors).containsExactly("line 3, column price_gross: '-1.00' — a price must be 0.00 or more");
    assertThat(stored("B1").article().name()).isEqualTo("Tea");
    assertThat(count("article")).isEqualTo(1);
    assertThat(takeMarks()).isEmpty();
  }

  @Test
  void whatOnlyTheDatabaseKnowsIsRefusedByLineToo() {
    importFile(ImportKind.ARTICLES, "article,name,gtin,tax_rate\nB1,Tea,40000008,19\n");
    takeMarks();

    assertThat(refused(ImportKind.ARTICLES, "article,name,gtin,tax_rate,deposit\nB2,Roll,40000008,7,\nB3,Cola,,19,P9\n"))
        .containsExactly(
            "line 2, column gtin: GTIN 40000008 already belongs to article B1",
            "line 3, column deposit: the deposit article 'P9' is not known");
    assertThat(refused(ImportKind.PRICES, "article,price\nB1,1.00\nB7,1.00\n"))
        .containsExactly("line 3, column article: article 'B7' is not known: import the articles first");
    assertThat(refused(ImportKind.STOCK, "article,quantity\nB1,1\nB7,1\n"))
        .containsExactly("line 3, column article: article 'B7' is not known: import the articles first");
    assertThat(count("article")).isEqualTo(1);
    assertThat(count("price")).isZero();
    assertThat(count("stock")).isZero();
    assertThat(takeMarks()).isEmpty();
  }

  @Test
  void stockIsNotImportedWhileProjectionsAreRebuilt() {
    importFile(ImportKind.ARTICLES, "article,name,tax_rate\nB1,Tea,19\n");
    rebuilding.set(true);

    assertThat(refused(ImportKind.STOCK, "article,quantity\nB1,1\n"))
        .containsExactly("stock cannot be set while the receipts are being projected anew: try again when that is done");
    assertThat(count("stock")).isZero();
  }

  @Test
  void theBakeryIsImported() throws IOException {
    byte[] file = Files.exists(BAKERY) ? Files.readAllBytes(BAKERY) : bytes(manyArticles(94));

    assertThat(importBytes(ImportKind.ARTICLES, file, options(StandardCharsets.UTF_8))).isEqualTo(new Outcome(94, 0, 0, 0));

    assertThat(stored("B0001").article().prices()).hasSize(1);
    assertThat(count("price")).isEqualTo(94);
  }

  /** A tenth of what an assortment can have, to keep the build quick; the whole is measured with -Darticles=100000. */
  @Test
  void aLargeFileIsImportedQuickly() {
    int size = Integer.getInteger("articles", 10_000);
    byte[] file = bytes(manyArticles(size));
    long processor = processorMillis();
    Instant start = Instant.now();

    importBytes(ImportKind.ARTICLES, file, options(StandardCharsets.UTF_8));
    Duration first = Duration.between(start, Instant.now());
    Outcome again = importBytes(ImportKind.ARTICLES, bytes(manyArticles(size).replace("Article", "Product")), options(StandardCharsets.UTF_8));

    System.out.printf(
        "%s: %d new articles in %d ms, changed in %d ms, processor %d ms%n",
        getClass().getSimpleName(), size, first.toMillis(), Duration.between(start, Instant.now()).minus(first).toMillis(), processorMillis() - processor);
    assertThat(again).isEqualTo(new Outcome(0, size, 0, 0));
    assertThat(job.report().rowsRead()).isEqualTo(size);
    assertThat(job.report().rowsApplied()).isEqualTo(size);
    assertThat(count("article_gtin")).isEqualTo(size);
    assertThat(first).isLessThan(Duration.ofSeconds(60));
  }

  /** Of all threads: says more than the clock on a machine that does other things too. */
  private static long processorMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  private static String manyArticles(int size) {
    StringBuilder file = new StringBuilder("article,name,gtin,group,price_gross,tax_rate\n");
    IntStream.rangeClosed(1, size).forEach(i -> file.append("B%04d,Article %d,2%011d,group %d,%d.%02d,%d\n".formatted(i, i, i, i % 20, i % 90, i % 100, i % 2 == 0 ? 7 : 19)));
    return file.toString();
  }

  private List<String> refused(ImportKind kind, String file) {
    return catchThrowableOfType(RefusedFile.class, () -> importFile(kind, file)).errors();
  }

  private Outcome importFile(ImportKind kind, String file) {
    return importBytes(kind, bytes(file), options(StandardCharsets.UTF_8));
  }

  private Outcome importBytes(ImportKind kind, byte[] bytes, ImportOptions options) {
    try {
      Path file = Files.write(files.resolve("upload.csv"), bytes);
      job = new ImportJob("1", kind, options, file);
      return importer.run(file, kind, options, job);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ImportOptions options(Charset charset) {
    return new ImportOptions(charset, null, ZoneId.of("Europe/Berlin"), List.of(), false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private ArticleState stored(String number) {
    return database.read(tx -> articles.find(tx, number)).orElseThrow();
  }
}
