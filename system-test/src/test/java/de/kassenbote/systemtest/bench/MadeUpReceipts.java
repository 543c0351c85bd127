package de.kassenbote.systemtest.bench;

import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Payment;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.ReceiptLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Receipts as a bakery's till writes them, one to four lines, about 1 KiB of JSON; the same for the same seed. */
final class MadeUpReceipts {
  private static final Instant OPENING = Instant.parse("2026-03-14T06:00:00Z");
  private static final List<String> NAMES =
      List.of("Roggenbrot geschnitten", "Laugenbrezel", "Kaffee Crema groß", "Apfelkuchen mit Streuseln", "Käsebrötchen", "Butterhörnchen");

  private final Random random;

  MadeUpReceipts(long seed) {
    this.random = new Random(seed);
  }

  Receipt next(String number) {
    List<ReceiptLine> lines = lines(1 + random.nextInt(4));
    Money total = lines.stream().map(ReceiptLine::gross).reduce(Money.zero("EUR"), Money::plus);
    Instant soldAt = OPENING.plusMillis(random.nextInt(43_200_000));
    Money tendered = Money.of(total.minor() + random.nextInt(2_000), "EUR");
    return new Receipt(
        number, "sale-" + number, soldAt, LocalDate.ofInstant(soldAt, ZoneOffset.UTC), "anna", null, lines, Receipt.taxTotals(lines), total,
        List.of(new Payment("cash", total, tendered, null)), null);
  }

  private List<ReceiptLine> lines(int count) {
    List<ReceiptLine> lines = new ArrayList<>();
    for (int position = 1; position <= count; position++) {
      lines.add(line(position, random.nextInt(400)));
    }
    return lines;
  }

  private ReceiptLine line(int position, int article) {
    BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(3));
    Money price = Money.of(80 + article, "EUR");
    return new ReceiptLine(
        position, "A%04d".formatted(article), 3, NAMES.get(article % NAMES.size()), "Theke", quantity, "piece", price, List.of(),
        BigDecimal.valueOf(article % 2 == 0 ? 7 : 19), price.times(quantity), null, null);
  }
}
