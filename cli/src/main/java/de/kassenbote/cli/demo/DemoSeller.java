package de.kassenbote.cli.demo;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.sell.Pace;
import de.kassenbote.cli.sell.Sale;
import de.kassenbote.cli.sell.Seller;
import de.kassenbote.cli.sell.SellerRecord;
import de.kassenbote.cli.terminal.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Sells made-up baskets at one till, on a thread of its own, into a record of its own. */
final class DemoSeller implements AutoCloseable {
  private static final Duration GIVE_UP = Duration.ofMinutes(2);

  private final DemoTill till;
  private final Goods goods;
  private final double rate;
  private final BooleanSupplier oneMore;
  private final SellerRecord record;
  private final Path recordFile;
  private final Thread thread;
  private volatile @Nullable Exception fault;

  /**
   * @param rate sales per second
   * @param oneMore asked before each sale; false = enough
   */
  DemoSeller(DemoTill till, Goods goods, Path directory, double rate, BooleanSupplier oneMore) {
    this.till = till;
    this.goods = goods;
    this.rate = rate;
    this.oneMore = oneMore;
    this.recordFile = directory.resolve(till.id() + ".sold");
    this.record = SellerRecord.open(recordFile);
    this.thread = new Thread(this::run, "seller-" + till.id());
  }

  void start() {
    thread.start();
  }

  long sold() {
    return record.count();
  }

  Path recordFile() {
    return recordFile;
  }

  DemoTill till() {
    return till;
  }

  boolean isSelling() {
    return thread.isAlive();
  }

  /** Throws what ended this seller, if it was not the end of its work. */
  void requireSound() {
    if (fault != null) {
      throw new Failure(text("demo.seller-stopped", till.id(), fault.getMessage()), fault);
    }
  }

  @Override
  public void close() {
    Ending.of(thread);
    record.close();
  }

  private void run() {
    try {
      sell(new Seller(till.rest(), record, GIVE_UP));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        fault = e;
      }
    }
  }

  private void sell(Seller seller) throws InterruptedException {
    awaitCatalog(seller);
    var random = new Random(till.id().value().hashCode());
    var pace = new Pace(rate);
    for (int n = 1; oneMore.getAsBoolean(); n++) {
      pace.await();
      Map<String, Integer> pieces = new LinkedHashMap<>();
      goods.basket(random).forEach(article -> pieces.merge(article, 1, Integer::sum));
      seller.sell(new Sale("demo-%s-%d".formatted(till.id(), n), pieces, null));
    }
  }

  /** A new till has its articles a moment after its first connection. */
  private void awaitCatalog(Seller seller) throws InterruptedException {
    long began = System.nanoTime();
    while (seller.prices().find(goods.anyArticle()).isEmpty()) {
      if (System.nanoTime() - began > GIVE_UP.toNanos()) {
        throw new Failure(text("demo.no-articles", till.id(), GIVE_UP.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
