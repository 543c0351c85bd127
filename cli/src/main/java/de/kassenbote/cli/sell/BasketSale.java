package de.kassenbote.cli.sell;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.client.Refused;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.Progress;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.envelope.Sha256;
import java.util.ArrayList;
import java.util.List;

/** The sale of one file of baskets, which can be stopped at any moment and gone on with. */
public final class BasketSale {
  private final BasketFile file;
  private final String run;
  private final String till;
  private final Seller seller;
  private final SellerRecord record;
  private final Pace pace;

  /**
   * @param total of what this call sold; absent amounts are "nothing"
   */
  public record Summary(long sold, long before, String total) {}

  /**
   * @param run distinguishes several sales of the same file
   * @param rate sales per second, above 0
   */
  public BasketSale(BasketFile file, String run, Seller seller, SellerRecord record, double rate) {
    this.file = file;
    this.run = run;
    this.till = seller.till();
    this.seller = seller;
    this.record = record;
    this.pace = new Pace(rate);
  }

  /**
   * @throws Failure before anything is sold when the till does not know an article
   */
  public Summary sell() throws InterruptedException {
    requireArticles();
    List<Money> totals = new ArrayList<>();
    try (Progress progress = Progress.of(text("sell.progress"), file.baskets().size())) {
      int done = 0;
      for (Basket basket : file.baskets()) {
        if (!record.holds(key(basket))) {
          pace.await();
          totals.add(sell(basket));
        }
        progress.at(++done, file.baskets().size());
      }
    }
    return new Summary(totals.size(), file.baskets().size() - totals.size(), totals.stream().reduce(Money::plus).map(Money::toString).orElse(text("sell.nothing")));
  }

  private Money sell(Basket basket) throws InterruptedException {
    try {
      return seller.sell(new Sale(key(basket), basket.pieces(), basket.soldAt())).total();
    } catch (Refused e) {
      throw new Failure(text("sell.refused", file.path(), basket.line(), basket.id(), e.getMessage()), e);
    }
  }

  private void requireArticles() {
    for (Basket basket : file.baskets()) {
      for (String article : basket.pieces().keySet()) {
        if (seller.prices().find(article).isEmpty()) {
          throw new Failure(
              text("sell.unknown-article", file.path(), basket.line(), basket.id(), article));
        }
      }
    }
  }

  private String key(Basket basket) {
    return "basket-" + new Sha256().field(file.fingerprint()).field(basket.id()).field(run).field(till).hex().substring(0, 40);
  }
}
