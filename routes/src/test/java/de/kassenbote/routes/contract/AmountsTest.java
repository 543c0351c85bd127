package de.kassenbote.routes.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a document may say at most, so that hub and till can sum it up. */
class AmountsTest {
  private static final long AMOUNT = 10_000_000_000_000L;
  private static final long SUM = 1_000 * AMOUNT;
  private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void theLargestIsTakenAndOneMoreIsRefused(String field, long largest, Function<Money, Object> document) {
    assertThatCode(() -> document.apply(euro(largest))).doesNotThrowAnyException();
    assertThatThrownBy(() -> document.apply(euro(largest + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(field + " must be at most " + euro(largest) + ", positive or negative, got ");
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        field("line.unitPrice", AMOUNT, amount -> line(amount, amount)),
        field("payment.amount", AMOUNT, amount -> new Payment("cash", amount, null, null)),
        field("payment.tendered", AMOUNT, amount -> new Payment("cash", euro(1), amount, null)),
        field("discount.amount", AMOUNT, amount -> new Discount(Discount.Origin.LINE, "old", amount)),
        field("cashMovement.amount", AMOUNT, amount -> new CashMovement("1", CashMovement.Kind.IN, amount, "float", NOW, null)),
        field("price.amount", AMOUNT, amount -> new Price(amount, NOW, null)),
        field("taxTotal.gross", SUM, amount -> TaxTotal.of(BigDecimal.ZERO, amount)),
        field("dayClosing.turnover", SUM, amount -> closing(amount, euro(1), euro(1), euro(1))),
        field("dayClosing.payments", SUM, amount -> closing(euro(1), amount, euro(1), euro(1))),
        field("dayClosing.expectedCash", SUM, amount -> closing(euro(1), euro(1), amount, euro(1))),
        field("dayClosing.countedCash", SUM, amount -> closing(euro(1), euro(1), euro(1), amount)));
  }

  private static Arguments field(String name, long largest, Function<Money, Object> document) {
    return Arguments.of(name, largest, document);
  }

  private static ReceiptLine line(Money unitPrice, Money gross) {
    return new ReceiptLine(1, "tea", 1, "Tea", null, BigDecimal.ONE, "piece", unitPrice, List.of(), BigDecimal.ZERO, gross, null, null);
  }

  private static DayClosing closing(Money turnover, Money paid, Money expected, Money counted) {
    TreeMap<String, Money> payments = new TreeMap<>();
    payments.put("cash", paid);
    return new DayClosing("1", LocalDate.of(2026, 3, 14), NOW, null, 1, 1, 1, turnover, List.of(), payments, expected, counted);
  }

  private static Money euro(long minor) {
    return Money.of(minor, "EUR");
  }
}
