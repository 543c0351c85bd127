package de.kassenbote.cli.sell;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.client.Refused;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.Money;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sells through a till's HTTP API, one sale after the other. A till that is away is asked again under the same key and
 * with the same body, so that a sale whose answer was lost is not sold twice.
 */
public final class Seller {
  private static final long PAUSE_MILLIS = 200;

  private final Rest till;
  private final PriceList prices;
  private final SellerRecord record;
  private final Duration giveUp;

  /**
   * @param giveUp how long a till may be away before the seller stops trying
   */
  public Seller(Rest till, SellerRecord record, Duration giveUp) {
    this.till = till;
    this.prices = new PriceList(till);
    this.record = record;
    this.giveUp = giveUp;
  }

  /** The till's id. */
  String till() {
    return till.get("/api/v1/status").path("till").asText();
  }

  public PriceList prices() {
    return prices;
  }

  /** Returns when the till has answered and the answer is in the record. */
  public Sold sell(Sale sale) throws InterruptedException {
    Sold sold;
    try {
      sold = ask(sale);
    } catch (Refused e) {
      if (e.status() != 422) {
        throw e;
      }
      // most likely a price changed since it was asked for
      prices.forget();
      sold = ask(sale);
    }
    record.append(sold);
    return sold;
  }

  private Sold ask(Sale sale) throws InterruptedException {
    JsonNode request = insistently(() -> SaleRequest.of(sale, prices));
    JsonNode receipt = insistently(() -> till.post("/api/v1/receipts", request, Map.of("Idempotency-Key", sale.key())));
    JsonNode total = receipt.path("total");
    return new Sold(receipt.path("number").asText(), sale.key(), Money.of(total.path("minor").longValue(), total.path("currency").asText()));
  }

  private JsonNode insistently(java.util.function.Supplier<JsonNode> request) throws InterruptedException {
    long began = System.nanoTime();
    while (true) {
      try {
        return request.get();
      } catch (Away e) {
        giveUpAfter(began, e);
      } catch (Refused e) {
        if (!e.isPassing()) {
          throw e;
        }
        giveUpAfter(began, e);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private void giveUpAfter(long began, RuntimeException cause) {
    if (System.nanoTime() - began > giveUp.toNanos()) {
      throw new Failure(text("gave-up", giveUp.toSeconds(), cause.getMessage()), cause);
    }
  }
}
