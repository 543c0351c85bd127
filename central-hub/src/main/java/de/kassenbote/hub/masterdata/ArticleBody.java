package de.kassenbote.hub.masterdata;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An article as a request writes and reads it. Number and revision may be sent back as they were read; prices and catalogs
 * that are absent stay as they are; everything else that is absent is empty or no.
 */
record ArticleBody(
    @Nullable String number,
    @Nullable Long revision,
    String name,
    @Nullable String group,
    @Nullable List<String> gtins,
    @Nullable String unit,
    BigDecimal taxRate,
    @Nullable Boolean openPrice,
    @Nullable Boolean weighed,
    @Nullable String depositArticle,
    @Nullable String picture,
    @Nullable List<Price> prices,
    @Nullable Set<String> catalogs) {
  static ArticleBody of(ArticleState state) {
    Article a = state.article();
    return new ArticleBody(
        a.number(), a.revision(), a.name(), a.group(), a.gtins(), a.unit(), a.taxRate(), a.openPrice(), a.weighed(), a.depositArticle(), a.picture(), a.prices(), state.catalogs());
  }

  ArticleState applyTo(String key, @Nullable ArticleState before) {
    Article article =
        new Article(
            key,
            before == null ? 0 : before.article().revision(),
            name,
            group,
            gtins == null ? List.of() : gtins,
            unit == null ? "piece" : unit,
            taxRate,
            Boolean.TRUE.equals(openPrice),
            Boolean.TRUE.equals(weighed),
            depositArticle,
            picture,
            prices == null ? (before == null ? List.of() : before.article().prices()) : checked(prices));
    Set<String> kept = before == null ? Set.of() : before.catalogs();
    return new ArticleState(article, new TreeSet<>(catalogs == null ? kept : catalogs)).alsoIn(Set.of());
  }

  /** With times to the millisecond, as the database keeps them. */
  static List<Price> checked(List<Price> prices) {
    Set<Instant> starts = new HashSet<>();
    List<Price> exact = prices.stream().map(p -> exact(Objects.requireNonNull(p, "prices must not hold null"))).toList();
    for (Price price : exact) {
      if (!starts.add(price.validFrom())) {
        throw new IllegalArgumentException("two prices begin at %s; each must begin at a time of its own".formatted(price.validFrom()));
      }
    }
    return exact;
  }

  private static Price exact(Price price) {
    Instant end = price.validTo();
    return new Price(
        price.amount(), price.validFrom().truncatedTo(ChronoUnit.MILLIS), end == null ? null : end.truncatedTo(ChronoUnit.MILLIS));
  }
}
