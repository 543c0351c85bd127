package de.kassenbote.cli.sell;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.routes.contract.Money;
import java.math.BigDecimal;

/** The body that asks a till for a sale, paid in cash to the cent. */
final class SaleRequest {
  private SaleRequest() {}

  static ObjectNode of(Sale sale, PriceList prices) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    var lines = request.putArray("lines");
    sale.pieces().forEach((article, pieces) -> lines.addObject().put("article", article).put("quantity", pieces));
    Money total = total(sale, prices);
    ObjectNode payment = request.putArray("payments").addObject().put("means", "cash");
    payment.putObject("amount").put("minor", total.minor()).put("currency", total.currency());
    return sale.note() == null ? request : request.put("note", sale.note());
  }

  private static Money total(Sale sale, PriceList prices) {
    return sale.pieces().entrySet().stream()
        .map(e -> prices.of(e.getKey()).times(BigDecimal.valueOf(e.getValue())))
        .reduce(Money::plus)
        .orElseThrow(() -> new IllegalArgumentException("a sale has at least one piece"));
  }
}
