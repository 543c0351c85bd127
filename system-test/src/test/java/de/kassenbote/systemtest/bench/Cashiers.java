package de.kassenbote.systemtest.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.sell.PriceList;
import de.kassenbote.cli.sell.Seller;
import de.kassenbote.cli.sell.SellerRecord;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.systemtest.harness.Goods;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** They sell at one till, each one sale after the other, as fast as it answers. An answered sale is safe. */
final class Cashiers implements AutoCloseable {
  private final Rest till;
  private final int count;
  private final Goods goods = new Goods();
  private final SellerRecord none;
  private final PriceList prices;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private long sold;

  /**
   * @param directory where their record lies, which stays empty: a sale here costs what the till does for it
   */
  Cashiers(Rest till, Path directory, int count) {
    this.till = till;
    this.count = count;
    this.none = SellerRecord.open(directory.resolve("none"));
    this.prices = new Seller(till, none, Duration.ZERO).prices();
  }

  void awaitGoods() {
    Waiting.until("the till has its articles", () -> prices.find(goods.last()).isPresent());
  }

  /** Each sells its part of them. */
  Timings sell(int sales) throws InterruptedException, ExecutionException {
    Stopwatch stopwatch = new Stopwatch();
    List<Future<List<Long>>> parts = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      parts.add(threads.submit(selling(sold + (long) sales * n / count, sold + (long) sales * (n + 1) / count)));
    }
    List<Long> nanos = new ArrayList<>();
    for (Future<List<Long>> part : parts) {
      nanos.addAll(part.get());
    }
    sold += sales;
    return new Timings(stopwatch.rate(sales), nanos);
  }

  @Override
  public void close() {
    threads.shutdown();
    none.close();
  }

  private Callable<List<Long>> selling(long from, long to) {
    return () -> {
      List<Long> nanos = new ArrayList<>();
      for (long number = from; number < to; number++) {
        ObjectNode request = request(goods.basket(number));
        long began = System.nanoTime();
        till.post("/api/v1/receipts", request, Map.of("Idempotency-Key", "bench-" + number));
        nanos.add(System.nanoTime() - began);
      }
      return nanos;
    };
  }

  private ObjectNode request(Map<String, Integer> basket) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    var lines = request.putArray("lines");
    long total = 0;
    for (var piece : basket.entrySet()) {
      lines.addObject().put("article", piece.getKey()).put("quantity", piece.getValue());
      total += prices.of(piece.getKey()).minor() * piece.getValue();
    }
    Money paid = Money.of(total, prices.of(goods.last()).currency());
    request.putArray("payments").addObject().put("means", "cash").putObject("amount").put("minor", paid.minor()).put("currency", paid.currency());
    return request;
  }
}
