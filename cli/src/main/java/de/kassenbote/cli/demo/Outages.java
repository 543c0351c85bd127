package de.kassenbote.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets one till after the other lose its line for a while, each time in another way; the first time it is cut. */
final class Outages implements AutoCloseable {
  private final List<DemoTill> tills;
  private final Duration length;
  private final Duration pause;
  private final AtomicInteger past = new AtomicInteger();
  private final Random random = new Random();
  private final Thread thread = new Thread(this::run, "outages");

  /** A way to spoil a line. */
  private enum Way {
    CUT("no line"),
    STALL("silent"),
    SLOW("slow"),
    RESET("reset");

    private final String shown;

    Way(String shown) {
      this.shown = shown;
    }

    void spoil(LineProxy line) {
      switch (this) {
        case CUT -> line.cut();
        case STALL -> line.stall();
        case SLOW -> line.slow(256_000, Duration.ofMillis(300));
        case RESET -> line.reset();
      }
    }
  }

  /**
   * @param pause between the end of one and the beginning of the next
   */
  Outages(List<DemoTill> tills, Duration length, Duration pause) {
    this.tills = tills;
    this.length = length;
    this.pause = pause;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** How many are over. */
  int past() {
    return past.get();
  }

  /** Ends a running outage at once. */
  @Override
  public void close() {
    Ending.of(thread);
  }

  private void run() {
    try {
      for (int n = 0; ; n++) {
        Way way = Way.values()[n % Way.values().length];
        outage(tills.get(n == 0 ? 0 : random.nextInt(tills.size())), way);
        past.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void outage(DemoTill till, Way way) throws InterruptedException {
    till.showLine(way.shown);
    way.spoil(till.line());
    try {
      TimeUnit.MILLISECONDS.sleep(length.toMillis());
    } finally {
      till.line().restore();
      till.showLine("ok");
    }
  }
}
