package de.kassenbote.systemtest.bench;

import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.systemtest.harness.FreeTill;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many tills that the hub knows. What they send waits at the hub until it is released, all of it at once. */
final class Fleet implements AutoCloseable {
  private static final int THREADS = 8;

  private final FleetOptions options;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<FleetTill> tills = new ArrayList<>();

  private Fleet(FleetOptions options) {
    this.options = options;
  }

  static Fleet of(Ground ground, FleetOptions options) {
    Fleet fleet = new Fleet(options);
    for (int n = 1; n <= options.tills(); n++) {
      FreeTill till = ground.addTill("K%03d".formatted(n), List.of(), List.of());
      fleet.tills.add(new FleetTill(till.enrol(ground.directory().resolve(till.id().value()))));
    }
    return fleet;
  }

  /**
   * A round's entries, on the hub's disk when this returns.
   *
   * @return all of them, till by till
   */
  List<JournalEntry> send() {
    List<JournalEntry> sent = new ArrayList<>(options.entries());
    for (int n = 0; n < tills.size(); n++) {
      FleetTill till = tills.get(n);
      List<JournalEntry> sold = till.sell((options.entries() + n) / tills.size());
      if (!sold.isEmpty()) {
        till.send(Stretch.pack(sold, options.perEnvelope()));
      }
      sent.addAll(sold);
    }
    return sent;
  }

  /** Returns when the hub's recorders may take the last envelope; they take the first ones meanwhile. */
  void release() {
    List<Future<?>> releases = new ArrayList<>();
    tills.forEach(till -> releases.add(threads.submit(till::release)));
    releases.forEach(Fleet::join);
  }

  @Override
  public void close() {
    threads.shutdown();
    tills.forEach(FleetTill::close);
  }

  private static void join(Future<?> release) {
    try {
      release.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the hub did not take an envelope: " + e.getCause().getMessage(), e);
    }
  }
}
