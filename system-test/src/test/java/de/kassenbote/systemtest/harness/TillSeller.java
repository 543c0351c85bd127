package de.kassenbote.systemtest.harness;

import de.kassenbote.cli.sell.Pace;
import de.kassenbote.cli.sell.Sale;
import de.kassenbote.cli.sell.Seller;
import de.kassenbote.cli.sell.SellerRecord;
import de.kassenbote.cli.terminal.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sells at one till through its HTTP API, one sale after the other; each answer is on the disk, in the seller's own
 * record, before the next sale. While the till is away it asks again, under the same key.
 */
public final class TillSeller implements AutoCloseable {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final TillProcess till;
  private final Goods goods;
  private final double rate;
  private final Duration giveUp;
  private final Path recordFile;
  private final SellerRecord record;
  private final Deque<Long> lastSecond = new ArrayDeque<>();
  private volatile boolean selling;
  private volatile long slowestNanos;
  private volatile @Nullable Exception fault;
  private @Nullable Thread thread;

  /**
   * @param rate sales per second
   * @param giveUp how long the till may be away; zero = each request must be answered
   */
  TillSeller(TillProcess till, Goods goods, Path directory, double rate, Duration giveUp) {
    this.till = till;
    this.goods = goods;
    this.rate = rate;
    this.giveUp = giveUp;
    this.recordFile = directory.resolve(till.id() + ".sold");
    this.record = SellerRecord.open(recordFile);
  }

  public TillSeller start() {
    selling = true;
    slowestNanos = 0;
    thread = new Thread(this::run, "seller-" + till.id());
    thread.start();
    return this;
  }

  /** Ends after the sale that is under way has been answered. */
  public void stop() {
    selling = false;
    join();
    requireSound();
  }

  /** Sells so many more and stops. */
  public void sell(int count) {
    Seller seller = new Seller(till.rest(), record, giveUp);
    try {
      for (int i = 0; i < count; i++) {
        sellOne(seller);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One answer to one request.
   *
   * @param refusal the till's own sentence; absent = sold
   */
  public record Answer(Duration took, @Nullable String refusal) {}

  /** Asks so often, without insisting: a sale that was refused is the next one asked for, under the same key. */
  public List<Answer> ask(int times) throws InterruptedException {
    Seller seller = new Seller(till.rest(), record, Duration.ZERO);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long began = System.nanoTime();
      String refusal = null;
      try {
        sellOne(seller);
      } catch (Failure e) {
        refusal = e.getMessage();
      }
      answers.add(new Answer(Duration.ofNanos(System.nanoTime() - began), refusal));
    }
    return answers;
  }

  @Override
  public void close() {
    selling = false;
    if (thread != null) {
      thread.interrupt();
    }
    join();
    record.close();
  }

  public TillProcess till() {
    return till;
  }

  Path recordFile() {
    return recordFile;
  }

  /** How many sales were answered. */
  public long sold() {
    return record.count();
  }

  /** The longest that a sale took since {@link #start}: asked, committed, answered, noted. */
  public Duration slowest() {
    return Duration.ofNanos(slowestNanos);
  }

  /** Sales answered within the last second. */
  public int rate() {
    synchronized (lastSecond) {
      forgetOld();
      return lastSecond.size();
    }
  }

  public void requireSound() {
    if (fault != null) {
      throw new AssertionError("the seller at till %s had to stop: %s".formatted(till.id(), fault.getMessage()), fault);
    }
  }

  private void run() {
    try {
      Seller seller = new Seller(till.rest(), record, giveUp);
      Pace pace = new Pace(rate);
      while (selling) {
        pace.await();
        sellOne(seller);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        fault = e;
      }
    }
  }

  private void sellOne(Seller seller) throws InterruptedException {
    long number = record.count() + 1;
    long began = System.nanoTime();
    seller.sell(new Sale("sale-%s-%d".formatted(till.id(), number), goods.basket(number), null));
    slowestNanos = Math.max(slowestNanos, System.nanoTime() - began);
    synchronized (lastSecond) {
      lastSecond.add(System.nanoTime());
      forgetOld();
    }
  }

  private void forgetOld() {
    while (!lastSecond.isEmpty() && System.nanoTime() - lastSecond.peek() > SECOND) {
      lastSecond.remove();
    }
  }

  private void join() {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
