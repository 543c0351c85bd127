package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import de.kassenbote.till.catalog.ArticleCatalog;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A catalog in memory, for tests of those who only read one. */
public final class ListedArticles implements ArticleCatalog {
  public static final Instant EVER_SINCE = Instant.parse("2020-01-01T00:00:00Z");

  private final Map<String, Article> articles = new TreeMap<>();

  public ListedArticles(Article... articles) {
    Arrays.stream(articles).forEach(this::put);
  }

  public void put(Article article) {
    articles.put(article.number(), article);
  }

  public void remove(String number) {
    articles.remove(number);
  }

  @Override
  public Optional<Article> byNumber(String number) {
    return Optional.ofNullable(articles.get(number));
  }

  @Override
  public Optional<Article> byGtin(String gtin) {
    return articles.values().stream().filter(a -> a.gtins().contains(gtin)).findFirst();
  }

  @Override
  public List<Article> search(String text, int limit) {
    return articles.values().stream().filter(a -> a.name().contains(text)).limit(limit).toList();
  }

  public static Article article(String number, long cents, int taxRate) {
    return article(number, cents, taxRate, null, false);
  }

  public static Article withDeposit(String number, long cents, int taxRate, String deposit) {
    return article(number, cents, taxRate, deposit, false);
  }

  public static Article openPrice(String number, int taxRate) {
    return article(number, 0, taxRate, null, true);
  }

  private static Article article(String number, long cents, int taxRate, String deposit, boolean open) {
    List<Price> prices = open ? List.of() : List.of(new Price(Money.of(cents, "EUR"), EVER_SINCE, null));
    return new Article(
        number,
        3,
        "Article " + number,
        "food",
        List.of("4000000" + String.format("%06d", Math.floorMod(number.hashCode(), 1_000_000))),
        "piece",
        BigDecimal.valueOf(taxRate),
        open,
        false,
        deposit,
        null,
        prices);
  }
}
