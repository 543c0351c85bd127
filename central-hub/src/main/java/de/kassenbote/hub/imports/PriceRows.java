package de.kassenbote.hub.imports;

import de.kassenbote.hub.masterdata.ArticleState;
import de.kassenbote.hub.masterdata.Edit;
import de.kassenbote.hub.masterdata.InvalidEdit;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of a price file: one price and its start; without a start it is the one that holds until a dated one begins. */
final class PriceRows {
  private static final BigDecimal HIGHEST = new BigDecimal("9999999.99");

  private final String currency;

  PriceRows(String currency) {
    this.currency = currency;
  }

  Rows.Meaning<Edit<ArticleState>> meaning(Row row) {
    String number = row.number(Column.ARTICLE);
    boolean deleted = row.yesOrNo(Column.DELETED);
    Instant start = row.start(Column.VALID_FROM).orElse(Instant.EPOCH);
    Optional<Price> price = deleted ? Optional.empty() : price(row);
    String from = start.equals(Instant.EPOCH) ? "the beginning" : start.toString();
    return new Rows.Meaning<>(
        "the price of article '%s' from %s".formatted(number, from),
        new Edit<>(number, before -> known(number, before).withPrices(deleted ? without(before, start) : with(stored(before), price))));
  }

  /** Empty when there is an error. */
  Optional<Price> price(Row row) {
    Instant start = row.start(Column.VALID_FROM).orElse(Instant.EPOCH);
    Optional<Instant> end = row.end(Column.VALID_TO);
    if (end.isPresent() && !end.get().isAfter(start)) {
      row.error(Column.VALID_TO, "'%s' is not after the start".formatted(row.cell(Column.VALID_TO).orElse("")));
      return Optional.empty();
    }
    return amount(row).map(amount -> new Price(amount, start, end.orElse(null)));
  }

  private Optional<Money> amount(Row row) {
    String rowCurrency = row.cell(Column.CURRENCY).orElse(currency);
    if (row.cell(Column.PRICE_GROSS).isEmpty()) {
      row.error(Column.PRICE_GROSS, "is empty — a price must be 0.00 or more");
    }
    return currency(row, rowCurrency).flatMap(c -> row.number(Column.PRICE_GROSS, "a price must be 0.00 or more").flatMap(p -> money(row, p, c)));
  }

  private static Optional<Currency> currency(Row row, String code) {
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException e) {
      row.error(Column.CURRENCY, "'%s' is no currency — allowed are ISO 4217 codes such as EUR".formatted(code));
      return Optional.empty();
    }
  }

  private static Optional<Money> money(Row row, BigDecimal amount, Currency currency) {
    int decimals = Math.max(currency.getDefaultFractionDigits(), 0);
    String shown = row.cell(Column.PRICE_GROSS).orElse("");
    if (amount.signum() < 0) {
      row.error(Column.PRICE_GROSS, "'%s' — a price must be 0.00 or more".formatted(shown));
    } else if (amount.compareTo(HIGHEST) > 0) {
      row.error(Column.PRICE_GROSS, "'%s' — a price must be at most %s".formatted(shown, HIGHEST));
    } else if (amount.stripTrailingZeros().scale() > decimals) {
      row.error(Column.PRICE_GROSS, "'%s' — a price in %s has at most %d decimals".formatted(shown, currency, decimals));
    } else {
      return Optional.of(Money.ofMajor(amount, currency.getCurrencyCode()));
    }
    return Optional.empty();
  }

  private static ArticleState known(String number, @Nullable ArticleState state) {
    if (state == null) {
      throw new InvalidEdit("article", "article '%s' is not known: import the articles first".formatted(number));
    }
    return state;
  }

  private static List<Price> stored(@Nullable ArticleState state) {
    return state == null ? List.of() : state.article().prices();
  }

  private static List<Price> without(@Nullable ArticleState state, Instant start) {
    return stored(state).stream().filter(p -> !p.validFrom().equals(start)).toList();
  }

  static List<Price> with(List<Price> stored, Optional<Price> price) {
    List<Price> prices = new ArrayList<>(stored);
    price.ifPresent(
        p -> {
          prices.removeIf(old -> old.validFrom().equals(p.validFrom()));
          prices.add(p);
        });
    return prices;
  }
}
