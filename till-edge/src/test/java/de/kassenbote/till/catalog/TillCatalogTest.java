package de.kassenbote.till.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.till.feed.FeedRow;
import de.kassenbote.till.numbers.DerbyNumberRanges;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till finds in the data it holds, without any link. */
class TillCatalogTest {
  private static final SteppedClock CLOCK = new SteppedClock();
  private static final FeedScope FAIR = new FeedScope(Feed.CATALOG, "fair");
  private static final TillSettings INITIAL =
      new TillSettings(0, new TreeSet<>(List.of(FAIR)), List.of(), List.of("cash"), "EUR", ZoneId.of("Europe/Berlin"));

  private static Database database;
  private static TillCatalog catalog;

  @BeforeAll
  static void open(@TempDir Path directory) {
    database = Database.open(DatabaseSettings.derby(directory.resolve("database")), "db/till");
    catalog = new TillCatalog(database, new TillId("K07"), INITIAL, new DerbyNumberRanges(database));
    put(new ArticleTable(), List.of(article("B0001", "Green Tea 100 %", "40000001"), article("B0002", "Oat_Milk"), article("B0003", "Bread")));
    put(new CustomerTable(), List.of(new Customer("C1", 1, "Müller & Söhne", null, null, null, null, null)));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void articleIsFoundByNumberAndGtin() {
    assertThat(catalog.articles().byNumber("B0001")).map(Article::name).contains("Green Tea 100 %");
    assertThat(catalog.articles().byGtin("40000001")).map(Article::number).contains("B0001");
    assertThat(catalog.articles().byGtin("40000002")).isEmpty();
  }

  @Test
  void searchLooksIntoNumberGtinAndNameWhateverTheCase() {
    assertThat(search("gReEn")).containsExactly("B0001");
    assertThat(search("0000001")).containsExactly("B0001");
    assertThat(search("b000")).containsExactly("B0001", "B0002", "B0003");
    assertThat(catalog.articles().search("b000", 2)).hasSize(2);
  }

  @Test
  void signsOfPatternsAreMeantAsTheyAre() {
    assertThat(search("%")).containsExactly("B0001");
    assertThat(search("_")).containsExactly("B0002");
    assertThat(search("!")).isEmpty();
  }

  @Test
  void customerIsFoundByNumberAndPartOfTheName() {
    assertThat(catalog.customers().byNumber("C1")).isPresent();
    assertThat(catalog.customers().search("SÖHNE", 10)).extracting(Customer::number).containsExactly("C1");
  }

  @Test
  void settingsOfTheEnrolmentHoldUntilTheFeedSaysOtherwise() {
    assertThat(catalog.settings().current()).isEqualTo(INITIAL);
    assertThat(catalog.held()).containsExactly(FAIR, new FeedScope(Feed.SETTINGS, "K07"));
  }

  /** No message arrives in between: the line is cut, only the till's clock goes on. */
  @Test
  void priceSwitchesByTheTillsClockWithTheLineCut() {
    assertThat(priceNow()).contains(Money.of(199, "EUR"));
    CLOCK.advance(Duration.ofHours(3));
    assertThat(priceNow()).contains(Money.of(249, "EUR"));
  }

  private static Optional<Money> priceNow() {
    return catalog.articles().byNumber("B0003").flatMap(a -> a.priceAt(CLOCK.instant())).map(Price::amount);
  }

  private static List<String> search(String text) {
    return catalog.articles().search(text, 10).stream().map(Article::number).toList();
  }

  private static Article article(String number, String name, String... gtins) {
    Price now = new Price(Money.of(199, "EUR"), CLOCK.instant().minus(Duration.ofDays(9)), null);
    Price soon = new Price(Money.of(249, "EUR"), CLOCK.instant().plus(Duration.ofHours(2)), null);
    return new Article(
        number, 1, name, null, List.of(gtins), "piece", BigDecimal.valueOf(7), false, false, null, null, List.of(now, soon));
  }

  private static <T> void put(ContentTable<T> table, List<T> values) {
    List<FeedRow<T>> rows = values.stream().map(v -> table.read(table.key(v), Contract.tree(v))).toList();
    database.useTransaction(h -> table.put(h, "G1", rows));
  }
}
