package de.kassenbote.till.sale;

import de.kassenbote.routes.envelope.Sha256;
import java.nio.file.Path;
import java.util.UUID;

/** Sells until it is killed; prints each answer, number and payload hash, and only then sells again. */
final class EndlessSeller {
  private EndlessSeller() {}

  public static void main(String[] args) {
    try (SellingTill till = SellingTill.open(Path.of(args[0]))) {
      while (true) {
        SoldReceipt sold = till.sales.sell(Asked.aSale().of("1", "tea").of("2", "water").paid(498).build(), UUID.randomUUID().toString());
        System.out.println(sold.number() + " " + Sha256.of(sold.entry().payload()));
        System.out.flush();
      }
    }
  }
}
