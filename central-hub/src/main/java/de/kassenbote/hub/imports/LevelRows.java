package de.kassenbote.hub.imports;

import java.math.BigDecimal;
import java.util.Map;

/** Rows of a stock file: what is there of an article now. */
final class LevelRows {
  private static final BigDecimal LIMIT = BigDecimal.valueOf(1_000_000_000);
  private static final String EXPECTED = "a quantity is a number below 1,000,000,000 with at most three decimals";

  private LevelRows() {}

  static Rows.Meaning<Map.Entry<String, BigDecimal>> meaning(Row row) {
    String article = row.number(Column.ARTICLE);
    return new Rows.Meaning<>("article '" + article + "'", Map.entry(article, quantity(row)));
  }

  private static BigDecimal quantity(Row row) {
    if (row.cell(Column.QUANTITY).isEmpty()) {
      row.error(Column.QUANTITY, "is empty — " + EXPECTED);
    }
    BigDecimal quantity = row.number(Column.QUANTITY, EXPECTED).orElse(BigDecimal.ZERO);
    if (quantity.abs().compareTo(LIMIT) >= 0 || quantity.stripTrailingZeros().scale() > 3) {
      row.error(Column.QUANTITY, "'%s' — %s".formatted(row.cell(Column.QUANTITY).orElse(""), EXPECTED));
    }
    return quantity;
  }
}
