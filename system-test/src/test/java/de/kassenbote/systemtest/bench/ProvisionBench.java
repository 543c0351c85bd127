package de.kassenbote.systemtest.bench;

import de.kassenbote.cli.client.Rest;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.systemtest.harness.FreeTill;
import de.kassenbote.systemtest.harness.Imports;
import de.kassenbote.systemtest.harness.TillProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A new till in each round: from when it is started until it holds all articles and customers. */
@Command(name = "provision", description = "A new till, until it holds all articles and customers.", mixinStandardHelpOptions = true)
final class ProvisionBench implements Callable<Integer> {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final BenchOptions options = new BenchOptions();

  private int articles;
  private int customers;

  private final Rates provisioned = new Rates();
  private final Rates baseline = new Rates();

  @Option(names = "--articles", paramLabel = "N", defaultValue = "100000", description = "in the till's catalog (default: ${DEFAULT-VALUE})")
  void articles(int wanted) {
    articles = Bounds.require(spec, "--articles", wanted, 1, 900_000);
  }

  @Option(names = "--customers", paramLabel = "N", defaultValue = "20000", description = "in its customer group (default: ${DEFAULT-VALUE})")
  void customers(int wanted) {
    customers = Bounds.require(spec, "--customers", wanted, 1, 900_000);
  }

  @Override
  public Integer call() throws SQLException {
    try (Ground ground = Ground.open("provision", options.store());
        PlainJdbc jdbc = PlainJdbc.open(DatabaseSettings.derby(ground.directory().resolve("baseline")), "db/till")) {
      MasterDataFiles files = new MasterDataFiles(ground.directory());
      Imports.of(ground.hub()).articles(files.articles(articles), MasterDataFiles.CATALOG);
      Imports.of(ground.hub()).customers(files.customers(customers));
      for (Round round : Round.all(options.rounds())) {
        HeldRows held = provision(round, ground);
        jdbc.deleteAll(HeldRows.TABLE_NAMES);
        round.say("baseline %.0f/s", baseline.add(round, jdbc.rate(articles + customers, held.commits(), 1)));
      }
      ground.done();
    }
    System.out.println(
        ResultLine.of("provision")
            .with("database", options.store())
            .with("articles", articles)
            .with("customers", customers)
            .with("rounds", options.rounds())
            .with("provisioned_per_s", provisioned)
            .with("baseline_per_s", baseline)
            .with("ratio", provisioned.median() / baseline.median()));
    return 0;
  }

  private HeldRows provision(Round round, Ground ground) {
    String id = "K%02d".formatted(round.number() + 1);
    FreeTill added = ground.addTill(id, List.of(MasterDataFiles.CATALOG), List.of(MasterDataFiles.GROUP));
    try (TillProcess till = new TillProcess(ground.directory(), added, ground.hub().brokerPort())) {
      Stopwatch stopwatch = new Stopwatch();
      till.start();
      Waiting.until("the till has the last article and the last customer", LOOK_EVERY, () -> hasLast(till.rest()));
      round.say("provisioned %.0f/s", provisioned.add(round, stopwatch.rate(articles + customers)));
      till.stop();
      return requireAll(HeldRows.of(DatabaseSettings.derby(till.data().resolve("database")), PlainJdbc.ENTRIES_PER_COMMIT));
    }
  }

  private boolean hasLast(Rest till) {
    return till.get("/api/v1/articles/" + MasterDataFiles.article(articles)).path("article").isObject()
        && !till.get("/api/v1/customers?q=" + MasterDataFiles.customer(customers)).path("customers").isEmpty();
  }

  private HeldRows requireAll(HeldRows held) {
    if (held.articles() != articles || held.customers() != customers) {
      throw new IllegalStateException(
          "the till had the last article and customer, but holds %d of %d articles and %d of %d customers"
              .formatted(held.articles(), articles, held.customers(), customers));
    }
    return held;
  }
}
