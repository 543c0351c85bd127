package de.kassenbote.systemtest.bench;

import de.kassenbote.systemtest.harness.Goods;
import de.kassenbote.systemtest.harness.Imports;
import de.kassenbote.systemtest.harness.TillProcess;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sales at one till until they are safe: its line up, cut, and silent; beside what the disk itself takes for an fdatasync. */
@Command(name = "capture", description = "Sales at a till until they are safe, with the line up, cut and stalled.", mixinStandardHelpOptions = true)
final class CaptureBench implements Callable<Integer> {
  private static final String CATALOG = "Sortiment";
  private static final int SYNCS = 500;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final BenchOptions options = new BenchOptions();

  private int sales;
  private int cashiers;

  private final Map<LineState, Figures> figures = new EnumMap<>(LineState.class);
  private final Rates diskSyncs = new Rates();
  private final Rates diskP50 = new Rates();
  private final Rates syncsPerSale = new Rates();

  /** Of one state of the line. */
  private record Figures(Rates perSecond, Rates p50, Rates p99) {
    Figures() {
      this(new Rates(), new Rates(), new Rates());
    }
  }

  @Option(names = "--sales", paramLabel = "N", defaultValue = "2000", description = "in each state of the line, in a round (default: ${DEFAULT-VALUE})")
  void sales(int wanted) {
    sales = Bounds.require(spec, "--sales", wanted, 1, 100_000);
  }

  @Option(names = "--cashiers", paramLabel = "N", defaultValue = "1", description = "who sell at the same time at the one till (default: ${DEFAULT-VALUE})")
  void cashiers(int wanted) {
    cashiers = Bounds.require(spec, "--cashiers", wanted, 1, 32);
  }

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    try (Ground ground = Ground.open("capture", options.store())) {
      Imports.of(ground.hub()).articles(new Goods().writeTo(ground.directory()), CATALOG);
      try (TillProcess till = new TillProcess(ground.directory(), ground.addTill("K01", List.of(CATALOG), List.of()), ground.hub().brokerPort()).start();
          Cashiers selling = new Cashiers(till.rest(), ground.directory(), cashiers)) {
        selling.awaitGoods();
        for (Round round : Round.all(options.rounds())) {
          run(round, till, selling, new Disk(ground.directory()));
        }
      }
      ground.done();
    }
    System.out.println(result());
    return 0;
  }

  private void run(Round round, TillProcess till, Cashiers selling, Disk disk) throws InterruptedException, ExecutionException {
    Timings syncs = disk.syncs(SYNCS);
    diskP50.add(round, syncs.millis(50));
    round.say("the disk's own fdatasync %.0f/s, p50 %.2f ms", diskSyncs.add(round, syncs.perSecond()), syncs.millis(50));
    for (LineState state : LineState.values()) {
      state.bring(till.line());
      if (state == LineState.CUT) {
        Waiting.until("the till is offline", () -> !till.isOnline());
      }
      OptionalLong before = disk.flushes();
      Timings sold = selling.sell(sales);
      add(round, state, sold);
      if (state == LineState.CUT && before.isPresent()) {
        syncsPerSale.add(round, (disk.flushes().orElseThrow() - before.getAsLong()) / (double) sales);
      }
      settle(till);
    }
  }

  private void add(Round round, LineState state, Timings sold) {
    of(state).perSecond().add(round, sold.perSecond());
    of(state).p50().add(round, sold.millis(50));
    of(state).p99().add(round, sold.millis(99));
    round.say("line %s: %.0f sales/s, p50 %.2f ms, p99 %.2f ms", state, sold.perSecond(), sold.millis(50), sold.millis(99));
  }

  /** The hub has everything, so that each state begins alike. */
  private static void settle(TillProcess till) {
    till.line().restore();
    till.rest().post("/api/v1/exchange-now");
    Waiting.until("the hub has confirmed everything", () -> till.isOnline() && till.unsent() == 0);
  }

  private ResultLine result() {
    ResultLine line = ResultLine.of("capture").with("database", options.store()).with("sales", sales).with("cashiers", cashiers).with("rounds", options.rounds());
    figures.forEach(
        (state, of) -> {
          String prefix = state == LineState.UP ? "" : state + "_";
          line.with(prefix + "sales_per_s", of.perSecond()).with(prefix + "p50_ms", of.p50()).with(prefix + "p99_ms", of.p99());
        });
    return line
        .with("p99_cut_to_up", p99(LineState.CUT) / p99(LineState.UP))
        .with("p99_stalled_to_up", p99(LineState.STALLED) / p99(LineState.UP))
        .with("syncs_per_sale", syncsPerSale)
        .with("disk_syncs_per_s", diskSyncs)
        .with("disk_p50_ms", diskP50)
        .with("ratio", of(LineState.UP).perSecond().median() / diskSyncs.median());
  }

  private double p99(LineState state) {
    return of(state).p99().median();
  }

  private Figures of(LineState state) {
    return figures.computeIfAbsent(state, s -> new Figures());
  }
}
