package de.kassenbote.cli.sell;

import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Receipt;

/** What a seller was told about one sale, or what a database holds of it: the receipt's number, key and total. */
public record Sold(String number, String key, Money total) {
  public static Sold of(Receipt receipt) {
    return new Sold(receipt.number(), receipt.idempotencyKey(), receipt.total());
  }
}
