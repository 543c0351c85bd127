package de.kassenbote.hub.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.hub.masterdata.ArticleTable;
import de.kassenbote.hub.masterdata.HubDatabase;
import de.kassenbote.hub.masterdata.InvalidEdits;
import de.kassenbote.hub.masterdata.Outcome;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.StockLevel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do with stock. */
abstract class StockContract extends HubDatabase {
  private final AtomicBoolean rebuilding = new AtomicBoolean();
  private final StockTable table = new StockTable();
  private final StockFeed feed = new StockFeed(table);
  private final HubStock movements = new HubStock(marks);
  private final StockLevels levels = new StockLevels(table, new ArticleTable(), marks, rebuilding::get);

  @BeforeEach
  void anArticle() {
    rebuilding.set(false);
    database.useTransaction(
        tx ->
            tx.execute(
                "INSERT INTO article (number, revision, name, unit, tax_rate, open_price, weighed) VALUES ('B1', 1, 'tea', 'piece', 19, FALSE, FALSE)"));
  }

  @Test
  void whatIsSoldLowersTheLevelAndIsMarked() {
    set("B1", "10");
    takeMarks();

    move(Map.of("B1", new BigDecimal("-2.5"), "B2", new BigDecimal("-1")));

    assertThat(takeMarks()).containsExactly("stock/all B1 1", "stock/all B2 1");
    assertThat(level("B1")).isEqualTo(new StockLevel("B1", 2, new BigDecimal("7.5")));
    assertThat(level("B2").quantity()).isEqualByComparingTo("-1");
  }

  @Test
  void aCountedLevelHoldsWhateverWasMovedBefore() {
    move(Map.of("B1", new BigDecimal("-3")));
    set("B1", "20.125");
    move(Map.of("B1", new BigDecimal("-1")));
    assertThat(level("B1").quantity()).isEqualByComparingTo("19.125");

    takeMarks();
    assertThat(set("B1", "19.125")).isEqualTo(new Outcome(0, 0, 0, 1));
    assertThat(takeMarks()).isEmpty();
  }

  @Test
  void resetTakesAllMovementsBackAndKeepsTheBase() {
    set("B1", "10");
    move(Map.of("B1", new BigDecimal("-4"), "B2", new BigDecimal("-1")));
    takeMarks();

    database.useTransaction(movements::reset);

    assertThat(takeMarks()).containsExactly("stock/all B1 1", "stock/all B2 1");
    assertThat(level("B1").quantity()).isEqualByComparingTo("10");
    move(Map.of("B1", new BigDecimal("-4")));
    assertThat(level("B1").quantity()).isEqualByComparingTo("6");
  }

  @Test
  void levelsAreRefusedWhileTheProjectionsAreRebuilt() {
    rebuilding.set(true);

    assertThatThrownBy(() -> set("B1", "10")).isInstanceOf(StockIsRebuilt.class);

    assertThat(count("stock")).isZero();
  }

  @Test
  void aLevelOfAnUnknownArticleIsRefused() {
    assertThatThrownBy(() -> set("B9", "10"))
        .isInstanceOf(InvalidEdits.class)
        .hasMessage("article 'B9' is not known: import the articles first");
    assertThat(count("stock")).isZero();
  }

  @Test
  void movementsOfTwoTillsAtOnceAllCount() throws Exception {
    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> sellOften("B1", "B2"));
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> sellOften("B2", "B1"));
    CompletableFuture.allOf(one, other).get(60, TimeUnit.SECONDS);

    assertThat(level("B1")).isEqualTo(new StockLevel("B1", 100, new BigDecimal("-100")));
    assertThat(level("B2")).isEqualTo(new StockLevel("B2", 100, new BigDecimal("-100")));
  }

  private void sellOften(String first, String second) {
    for (int i = 0; i < 50; i++) {
      move(Map.of(first, BigDecimal.ONE.negate(), second, BigDecimal.ONE.negate()));
    }
  }

  private void move(Map<String, BigDecimal> quantities) {
    database.useTransaction(tx -> movements.move(tx, quantities));
  }

  private Outcome set(String article, String quantity) {
    return database.inTransaction(tx -> levels.set(tx, List.of(Map.entry(article, new BigDecimal(quantity))), done -> {}));
  }

  private StockLevel level(String article) {
    return database.read(tx -> Contract.read(feed.contents(tx, "all", List.of(article)).get(article), StockLevel.class));
  }
}
