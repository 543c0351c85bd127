package de.kassenbote.systemtest.bench;

import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.Queues;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Entries of many tills wait at the hub's broker: from when its recorders may take the first one until the last is
 * committed in the hub's journal. The hub projects meanwhile, as it always does.
 */
@Command(name = "record", description = "Entries that wait at the hub, until all are recorded, and until all are projected.", mixinStandardHelpOptions = true)
final class RecordBench implements Callable<Integer> {
  @Mixin private final BenchOptions options = new BenchOptions();
  @Mixin private final FleetOptions waiting = new FleetOptions();

  private final Rates recorded = new Rates();
  private final Rates projected = new Rates();
  private final Rates baseline = new Rates();
  private final Rates asManyCommits = new Rates();
  private long soFar;

  @Override
  public Integer call() throws SQLException {
    try (Ground ground = Ground.open("record", options.store());
        Fleet fleet = Fleet.of(ground, waiting);
        PlainJdbc jdbc = PlainJdbc.open(ground.baseline(), "db/hub")) {
      HubProgress hub = new HubProgress(ground.hub().rest());
      for (Round round : Round.all(options.rounds())) {
        List<JournalEntry> entries = fleet.send();
        soFar += entries.size();
        measure(round, fleet, hub);
        measure(round, jdbc, entries);
      }
      ground.done();
    }
    System.out.println(result());
    return 0;
  }

  private void measure(Round round, Fleet fleet, HubProgress hub) {
    Stopwatch stopwatch = new Stopwatch();
    fleet.release();
    hub.awaitRecorded(soFar);
    double recordedPerSecond = recorded.add(round, stopwatch.rate(waiting.entries()));
    hub.awaitProjected(soFar);
    round.say("recorded %.0f/s, projected %.0f/s", recordedPerSecond, projected.add(round, stopwatch.rate(waiting.entries())));
  }

  private void measure(Round round, PlainJdbc jdbc, List<JournalEntry> entries) throws SQLException {
    int half = entries.size() / 2;
    List<JournalEntry> plain = hasSmallEnvelopes() ? entries.subList(0, half) : entries;
    round.say("baseline %.0f/s", baseline.add(round, jdbc.rate(plain.size(), JournalRows.of(plain, PlainJdbc.ENTRIES_PER_COMMIT), 1)));
    if (hasSmallEnvelopes()) {
      List<JournalEntry> rest = entries.subList(half, entries.size());
      double rate = jdbc.rate(rest.size(), JournalRows.of(rest, waiting.perEnvelope()), Queues.PARTITIONS);
      round.say("baseline with as many commits over %d connections %.0f/s", Queues.PARTITIONS, asManyCommits.add(round, rate));
    }
  }

  /** Envelopes smaller than they could be: the rows are committed that way, too, besides in large commits. */
  private boolean hasSmallEnvelopes() {
    return waiting.perEnvelope() < PlainJdbc.ENTRIES_PER_COMMIT;
  }

  private ResultLine result() {
    ResultLine line =
        ResultLine.of("record")
            .with("database", options.store())
            .with("entries", waiting.entries())
            .with("tills", waiting.tills())
            .with("envelope", waiting.perEnvelope())
            .with("rounds", options.rounds())
            .with("recorded_per_s", recorded)
            .with("projected_per_s", projected)
            .with("baseline_per_s", baseline);
    if (hasSmallEnvelopes()) {
      line.with("baseline_as_many_commits_per_s", asManyCommits);
    }
    return line.with("ratio", recorded.median() / baseline.median());
  }
}
