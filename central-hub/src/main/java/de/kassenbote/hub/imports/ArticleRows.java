package de.kassenbote.hub.imports;

import de.kassenbote.hub.masterdata.ArticleState;
import de.kassenbote.hub.masterdata.Edit;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of an article file. Columns that the file does not have leave what is stored alone; an empty field of one that
 * it has empties it. A price replaces the one with the same start and leaves all others.
 */
final class ArticleRows {
  private static final String DEFAULT_UNIT = "piece";

  private final ImportOptions options;
  private final PriceRows prices;

  ArticleRows(ImportOptions options, PriceRows prices) {
    this.options = options;
    this.prices = prices;
  }

  Rows.Meaning<Edit<ArticleState>> meaning(Row row) {
    String number = row.number(Column.ARTICLE);
    boolean deleted = options.remove() || row.yesOrNo(Column.DELETED);
    return new Rows.Meaning<>("article '" + number + "'", deleted ? Edit.delete(number) : edit(number, row));
  }

  private Edit<ArticleState> edit(String number, Row row) {
    String name = row.text(Column.NAME, 200);
    BigDecimal taxRate = taxRate(row);
    Given<@Nullable String> group = given(row, Column.GROUP, c -> row.optionalText(c, 60).orElse(null));
    Given<List<String>> gtins = given(row, Column.GTIN, c -> gtins(row));
    Given<String> unit = given(row, Column.UNIT, c -> row.optionalText(c, 20).orElse(DEFAULT_UNIT));
    Given<Boolean> openPrice = given(row, Column.OPEN_PRICE, row::yesOrNo);
    Given<Boolean> weighed = given(row, Column.WEIGHED, row::yesOrNo);
    Given<@Nullable String> deposit = given(row, Column.DEPOSIT, c -> row.optionalText(c, 40).orElse(null));
    Given<@Nullable String> picture = given(row, Column.PICTURE, c -> row.optionalText(c, 200).orElse(null));
    Optional<Price> price = row.cell(Column.PRICE_GROSS).flatMap(p -> prices.price(row));
    List<String> catalogs = catalogs(row);
    return new Edit<>(
        number,
        before -> {
          Article old = before == null ? null : before.article();
          Article article =
              new Article(
                  number,
                  old == null ? 0 : old.revision(),
                  name,
                  group.or(old == null ? null : old.group()),
                  gtins.or(old == null ? List.of() : old.gtins()),
                  unit.or(old == null ? DEFAULT_UNIT : old.unit()),
                  taxRate,
                  openPrice.or(old != null && old.openPrice()),
                  weighed.or(old != null && old.weighed()),
                  deposit.or(old == null ? null : old.depositArticle()),
                  picture.or(old == null ? null : old.picture()),
                  PriceRows.with(old == null ? List.of() : old.prices(), price));
          return new ArticleState(article, before == null ? new TreeSet<>() : before.catalogs()).alsoIn(catalogs);
        });
  }

  private static BigDecimal taxRate(Row row) {
    String expected = "a tax rate is a percentage from 0 to 100 with at most two decimals, such as 19 or 7";
    if (row.cell(Column.TAX_RATE).isEmpty()) {
      row.error(Column.TAX_RATE, "is empty — " + expected);
    }
    BigDecimal rate = row.number(Column.TAX_RATE, expected).orElse(BigDecimal.ZERO);
    boolean looksLikeFraction = rate.signum() > 0 && rate.compareTo(BigDecimal.ONE) < 0;
    if (looksLikeFraction || rate.signum() < 0 || rate.compareTo(BigDecimal.valueOf(100)) > 0 || rate.stripTrailingZeros().scale() > 2) {
      row.error(Column.TAX_RATE, "'%s' — %s".formatted(row.cell(Column.TAX_RATE).orElse(""), expected));
      return BigDecimal.ZERO;
    }
    return rate;
  }

  private static List<String> gtins(Row row) {
    List<String> gtins = split(row, Column.GTIN);
    List<String> wrong = gtins.stream().filter(g -> !g.matches("[0-9]{8,14}")).toList();
    wrong.forEach(g -> row.error(Column.GTIN, "'%s' — a GTIN has 8 to 14 digits; several are separated by |".formatted(g)));
    return wrong.isEmpty() ? gtins : List.of();
  }

  private List<String> catalogs(Row row) {
    List<String> catalogs = new ArrayList<>(options.catalogs());
    for (String name : split(row, Column.CATALOGS)) {
      try {
        catalogs.add(new FeedScope(Feed.CATALOG, name).scope());
      } catch (IllegalArgumentException e) {
        row.error(Column.CATALOGS, "'%s' is no catalog name — allowed are 1 to 60 letters, digits, spaces, dots, hyphens, underscores".formatted(name));
      }
    }
    return catalogs;
  }

  private static List<String> split(Row row, Column column) {
    String cell = row.cell(column).orElse("");
    return Arrays.stream(cell.split("\\|", -1)).map(String::strip).filter(v -> !v.isEmpty()).toList();
  }

  private static <V extends @Nullable Object> Given<V> given(Row row, Column column, Function<Column, V> read) {
    return row.has(column) ? new Given<>(true, read.apply(column)) : new Given<>(false, null);
  }

  /** A value of the file, or the word that the file has no such column. */
  private record Given<V extends @Nullable Object>(boolean present, @Nullable V value) {
    @SuppressWarnings("NullAway")
    V or(V stored) {
      return present ? value : stored;
    }
  }
}
