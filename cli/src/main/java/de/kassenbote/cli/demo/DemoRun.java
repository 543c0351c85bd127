package de.kassenbote.cli.demo;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs during a demo. Closing it ends sellers, tills and hub, in this order, and removes nothing. */
final class DemoRun implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DemoRun.class);
  private static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(3);

  private final DemoSettings settings;
  private final List<AutoCloseable> running = new ArrayList<>();
  private final List<DemoSeller> sellers = new CopyOnWriteArrayList<>();
  private final AtomicLong toSell;
  private boolean closed;

  DemoRun(DemoSettings settings) {
    this.settings = settings;
    this.toSell = new AtomicLong(settings.sales());
  }

  List<DemoSeller> sellers() {
    return sellers;
  }

  /** Starts hub and tills, brings master data, and begins to sell. */
  DemoHub start(Consumer<String> say) throws IOException, InterruptedException {
    say.accept(text("demo.starting-hub"));
    DemoHub hub = DemoHub.start(settings.directory(), settings.databaseOptions(), say);
    toClose(hub);
    Goods goods = Goods.write(settings.directory().resolve("import"));
    importAll(hub);
    for (int i = 1; i <= settings.tills(); i++) {
      TillId id = new TillId("K%02d".formatted(i));
      say.accept(text("demo.starting-till", id));
      DemoTill till = DemoTill.start(settings.directory(), id, hub.addTill(id), hub.brokerPort(), say);
      toClose(till);
      addSeller(new DemoSeller(till, goods, settings.directory(), settings.rate(), this::oneMore));
    }
    sellers.forEach(DemoSeller::start);
    return hub;
  }

  /** Shows how it goes until the wanted number is sold and at the hub, or the demo is being ended. */
  void watch(DemoHub hub) throws InterruptedException {
    var table = new LiveTable();
    try (Outages outages = new Outages(sellers.stream().map(DemoSeller::till).toList(), settings.outage(), settings.pause())) {
      awaitSold(hub, table, settings.sales() / 4);
      outages.start();
      while (!isClosed() && (isSelling() || outages.past() == 0)) {
        step(hub, table);
      }
    }
    long deadline = System.nanoTime() + CONFIRMED_WITHIN.plus(settings.outage()).toNanos();
    while (!isClosed() && !allAtHub(step(hub, table)) && System.nanoTime() < deadline) {
      log.debug("not all at the hub yet");
    }
  }

  /** Whether it is being ended, or has ended. */
  synchronized boolean isClosed() {
    return closed;
  }

  long sold() {
    return sellers.stream().mapToLong(DemoSeller::sold).sum();
  }

  @Override
  public void close() {
    List<AutoCloseable> closing;
    synchronized (this) {
      closed = true;
      closing = List.copyOf(running);
      running.clear();
    }
    for (int i = closing.size() - 1; i >= 0; i--) {
      close(closing.get(i));
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.warn("did not end cleanly", e);
    }
  }

  private void addSeller(DemoSeller seller) {
    toClose(seller);
    sellers.add(seller);
  }

  /** What starts while everything is being ended is ended as well. */
  private void toClose(AutoCloseable part) {
    synchronized (this) {
      if (!closed) {
        running.add(part);
        return;
      }
    }
    close(part);
    throw new IllegalStateException(text("demo.being-ended"));
  }

  private void importAll(DemoHub hub) throws InterruptedException {
    Path files = settings.directory().resolve("import");
    hub.importFile("articles", files.resolve("articles.csv"), "?catalog=" + DemoHub.CATALOG);
    hub.importFile("customers", files.resolve("customers.csv"), "");
    hub.importFile("suppliers", files.resolve("suppliers.csv"), "");
    hub.importFile("stock", files.resolve("stock.csv"), "");
  }

  private boolean oneMore() {
    return settings.isEndless() || toSell.getAndDecrement() > 0;
  }

  private void awaitSold(DemoHub hub, LiveTable table, long number) throws InterruptedException {
    while (isSelling() && sold() < number) {
      step(hub, table);
    }
  }

  private boolean isSelling() {
    return sellers.stream().anyMatch(DemoSeller::isSelling);
  }

  private JsonNode step(DemoHub hub, LiveTable table) throws InterruptedException {
    sellers.forEach(DemoSeller::requireSound);
    JsonNode fleet = fleet(hub);
    if (!isClosed()) {
      table.show(sellers, fleet);
    }
    TimeUnit.MILLISECONDS.sleep(settings.isEndless() ? 1_000 : 250);
    return fleet;
  }

  private JsonNode fleet(DemoHub hub) {
    try {
      return hub.fleet();
    } catch (Away e) {
      if (isClosed()) {
        return MissingNode.getInstance();
      }
      throw new Failure(text("demo.hub-stopped"), e);
    }
  }

  /** By what the hub tells; the accounting afterwards does not rely on it. */
  private boolean allAtHub(JsonNode fleet) {
    long receipts = 0;
    long unsent = 0;
    for (JsonNode till : fleet.path("tills")) {
      receipts += till.path("receipts").longValue();
      unsent += till.path("unsentCount").longValue();
    }
    return receipts >= sold() && unsent == 0;
  }
}
