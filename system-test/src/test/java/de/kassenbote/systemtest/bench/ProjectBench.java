package de.kassenbote.systemtest.bench;

import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.systemtest.bench.PlainJdbc.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Recorded entries of many tills: from when nothing is built of them (a rebuild has thrown it away) until receipts, stock and
 * all else is.
 */
@Command(name = "project", description = "Recorded entries, until receipts and all else is built from them.", mixinStandardHelpOptions = true)
final class ProjectBench implements Callable<Integer> {
  @Mixin private final BenchOptions options = new BenchOptions();
  @Mixin private final FleetOptions recorded = new FleetOptions();

  private final Rates projected = new Rates();
  private final Rates baseline = new Rates();

  @Override
  public Integer call() throws SQLException {
    try (Ground ground = Ground.open("project", options.store());
        Fleet fleet = Fleet.of(ground, recorded);
        PlainJdbc jdbc = PlainJdbc.open(ground.baseline(), "db/hub")) {
      HubProgress hub = new HubProgress(ground.hub().rest());
      List<JournalEntry> entries = fleet.send();
      fleet.release();
      hub.awaitProjected(entries.size());
      for (Round round : Round.all(options.rounds())) {
        measure(round, hub, entries.size());
        measure(round, jdbc, entries);
      }
      ground.done();
    }
    System.out.println(
        ResultLine.of("project")
            .with("database", options.store())
            .with("entries", recorded.entries())
            .with("tills", recorded.tills())
            .with("rounds", options.rounds())
            .with("projected_per_s", projected)
            .with("baseline_per_s", baseline)
            .with("ratio", projected.median() / baseline.median()));
    return 0;
  }

  private void measure(Round round, HubProgress hub, int entries) {
    hub.rebuild();
    Stopwatch stopwatch = new Stopwatch();
    hub.awaitProjected(entries);
    round.say("projected %.0f/s", projected.add(round, stopwatch.rate(entries)));
  }

  private void measure(Round round, PlainJdbc jdbc, List<JournalEntry> entries) throws SQLException {
    jdbc.deleteAll(ProjectedRows.TABLES);
    List<List<Rows>> commits = ProjectedRows.of(entries, PlainJdbc.ENTRIES_PER_COMMIT);
    round.say("baseline %.0f/s", baseline.add(round, jdbc.rate(entries.size(), commits, 1)));
  }
}
