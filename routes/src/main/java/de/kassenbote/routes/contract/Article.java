package de.kassenbote.routes.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An article as a till gets it: one member of the catalog feed, its prices included, so that article and price can
 * never disagree.
 *
 * @param revision counts the changes of this article at the hub; an older one never overwrites a newer one
 * @param gtins its bar codes, 8 to 14 digits each
 * @param unit what the price is for, such as {@code piece} or {@code kg}
 * @param taxRate in percent
 * @param openPrice the cashier names the price
 * @param weighed sold by weight: the quantity comes from a scale or a bar code
 * @param depositArticle number of the article whose price is added as deposit
 * @param picture name of its picture
 * @param prices all prices known, ascending by start
 */
public record Article(
    String number,
    long revision,
    String name,
    @Nullable String group,
    List<String> gtins,
    String unit,
    BigDecimal taxRate,
    boolean openPrice,
    boolean weighed,
    @Nullable String depositArticle,
    @Nullable String picture,
    List<Price> prices) {
  private static final Pattern GTIN = Pattern.compile("[0-9]{8,14}");

  public Article {
    Check.text("article.number", number, 40);
    Check.that(revision >= 0, "article.revision must not be negative, got %d", revision);
    Check.text("article.name", name, 200);
    Check.optionalText("article.group", group, 60);
    gtins = List.copyOf(Check.present("article.gtins", gtins));
    gtins.forEach(g -> Check.that(GTIN.matcher(g).matches(), "article %s: GTIN must have 8 to 14 digits, got '%s'", number, g));
    Check.text("article.unit", unit, 20);
    taxRate = Check.percent("article.taxRate", taxRate);
    Check.optionalText("article.depositArticle", depositArticle, 40);
    Check.optionalText("article.picture", picture, 200);
    prices = Check.present("article.prices", prices).stream().sorted(Price.BY_START).toList();
  }

  /** The price in force at that moment: of those that cover it, the one that began last. */
  public Optional<Price> priceAt(Instant moment) {
    return prices.stream().filter(p -> p.covers(moment)).reduce((earlier, later) -> later);
  }
}
