package de.kassenbote.systemtest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.systemtest.harness.FreeTill;
import de.kassenbote.systemtest.harness.Imports;
import de.kassenbote.systemtest.harness.TillProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changed articles: from when their file is given to the hub until every till has the changes in its own database. */
@Command(name = "feed", description = "Changed articles, from their import at the hub until all tills have committed them.", mixinStandardHelpOptions = true)
final class FeedBench implements Callable<Integer> {
  /** Articles that each till is asked for afterwards, spread over all of them. */
  private static final int SAMPLES = 50;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final BenchOptions options = new BenchOptions();

  private int changes;
  private int tills;

  private final Rates fed = new Rates();
  private final Rates baseline = new Rates();

  @Option(names = "--changes", paramLabel = "N", defaultValue = "10000", description = "changed articles in a round (default: ${DEFAULT-VALUE})")
  void changes(int wanted) {
    changes = Bounds.require(spec, "--changes", wanted, 1, 900_000);
  }

  @Option(names = "--tills", paramLabel = "N", defaultValue = "20", description = "tills that get all of them (default: ${DEFAULT-VALUE})")
  void tills(int wanted) {
    tills = Bounds.require(spec, "--tills", wanted, 1, 99);
  }

  @Override
  public Integer call() {
    List<TillProcess> running = new ArrayList<>();
    try (Ground ground = Ground.open("feed", options.store())) {
      try {
        run(ground, running);
      } finally {
        running.forEach(TillProcess::close);
      }
      ground.done();
    }
    System.out.println(
        ResultLine.of("feed")
            .with("database", options.store())
            .with("changes", changes)
            .with("tills", tills)
            .with("rounds", options.rounds())
            .with("changes_per_s", fed)
            .with("baseline_per_s", baseline)
            .with("ratio", fed.median() / baseline.median()));
    return 0;
  }

  private void run(Ground ground, List<TillProcess> running) {
    MasterDataFiles files = new MasterDataFiles(ground.directory());
    Imports.of(ground.hub()).articles(files.articles(changes), MasterDataFiles.CATALOG);
    for (int n = 1; n <= tills; n++) {
      FreeTill added = ground.addTill("K%02d".formatted(n), List.of(MasterDataFiles.CATALOG), List.of());
      running.add(new TillProcess(ground.directory(), added, ground.hub().brokerPort()).start());
    }
    awaitEdition(running, 0);
    for (Round round : Round.all(options.rounds())) {
      int edition = 1 + round.number() % 9;
      Path file = files.articles(changes, edition);
      Stopwatch stopwatch = new Stopwatch();
      Imports.of(ground.hub()).articles(file, MasterDataFiles.CATALOG);
      awaitEdition(running, edition);
      round.say("%.0f changes/s to each of %d tills", fed.add(round, stopwatch.rate(changes)), tills);
      running.forEach(till -> requireEdition(till, edition));
      double rate = new CoreBridge(ground.directory().resolve("bridge"), changes).publish(BridgeEnd.Payload.ARTICLE, tills);
      round.say("baseline %.0f/s", baseline.add(round, rate));
    }
  }

  /** The last article of the file is the last one that is packed; which one the tills see last is looked at afterwards. */
  private void awaitEdition(List<TillProcess> running, int edition) {
    for (TillProcess till : running) {
      Waiting.until("till %s has the last article of edition %d".formatted(till.id(), edition), () -> edition(till, changes) == edition);
    }
  }

  private void requireEdition(TillProcess till, int edition) {
    IntStream.rangeClosed(1, SAMPLES)
        .map(n -> (int) ((long) changes * n / SAMPLES))
        .filter(n -> n > 0 && edition(till, n) != edition)
        .findFirst()
        .ifPresent(n -> {
          throw new IllegalStateException("till %s had the last article, but not %s of edition %d".formatted(till.id(), MasterDataFiles.article(n), edition));
        });
  }

  /** The last digit of the price in cents. */
  private static int edition(TillProcess till, int n) {
    JsonNode article = till.rest().get("/api/v1/articles/" + MasterDataFiles.article(n));
    return (int) (article.path("price").path("minor").longValue() % 10);
  }
}
