package de.kassenbote.systemtest.bench;

import de.kassenbote.systemtest.harness.TillProcess;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A till whose line was away: from when it is back until the hub's database has all that waited on the till's queue. */
@Command(name = "drain", description = "A till's backlog, from when its line is back until the hub has recorded all of it.", mixinStandardHelpOptions = true)
final class DrainBench implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private final BenchOptions options = new BenchOptions();

  private int entries;

  private final Rates recorded = new Rates();
  private final Rates projected = new Rates();
  private final Rates bridge = new Rates();
  private long soFar;

  @Option(names = "--entries", paramLabel = "N", defaultValue = "50000", description = "receipts that wait, in a round (default: ${DEFAULT-VALUE})")
  void entries(int wanted) {
    entries = Bounds.require(spec, "--entries", wanted, 1, 1_000_000);
  }

  @Override
  public Integer call() {
    try (Ground ground = Ground.open("drain", options.store())) {
      HubProgress hub = new HubProgress(ground.hub().rest());
      try (TillProcess till = new TillProcess(ground.directory(), ground.addTill("K01", List.of(), List.of()), ground.hub().brokerPort())) {
        Backlog backlog = new Backlog(till);
        for (Round round : Round.all(options.rounds())) {
          backlog.add(entries);
          soFar += entries;
          drain(round, till, hub);
          double rate = new CoreBridge(ground.directory().resolve("bridge"), entries).drain(BridgeEnd.Payload.RECEIPT);
          round.say("core bridge %.0f/s", bridge.add(round, rate));
        }
      }
      ground.done();
    }
    System.out.println(
        ResultLine.of("drain")
            .with("database", options.store())
            .with("entries", entries)
            .with("rounds", options.rounds())
            .with("recorded_per_s", recorded)
            .with("projected_per_s", projected)
            .with("bridge_per_s", bridge)
            .with("ratio", recorded.median() / bridge.median()));
    return 0;
  }

  private void drain(Round round, TillProcess till, HubProgress hub) {
    till.line().cut();
    till.start();
    WaitingEnvelopes envelopes = new WaitingEnvelopes(till.httpPort());
    envelopes.awaitSettled();
    Stopwatch stopwatch = new Stopwatch();
    till.line().restore();
    till.rest().post("/api/v1/exchange-now");
    hub.awaitRecorded(soFar);
    double recordedPerSecond = recorded.add(round, stopwatch.rate(entries));
    hub.awaitProjected(soFar);
    round.say("recorded %.0f/s, projected %.0f/s", recordedPerSecond, projected.add(round, stopwatch.rate(entries)));
    Waiting.until("the till knows that the hub has everything", () -> till.unsent() == 0);
    till.stop();
  }
}
