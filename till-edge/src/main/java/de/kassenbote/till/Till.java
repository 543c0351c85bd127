package de.kassenbote.till;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.http.WebServer;
import de.kassenbote.http.monitoring.Health;
import de.kassenbote.http.monitoring.Metrics;
import de.kassenbote.http.monitoring.Probe;
import de.kassenbote.http.monitoring.Threads;
import de.kassenbote.routes.contract.Assignment;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.process.StartedParts;
import de.kassenbote.routes.process.SteadyClock;
import de.kassenbote.routes.process.Ticks;
import de.kassenbote.routes.synclog.SyncLog;
import de.kassenbote.synclog.KeptSyncLog;
import de.kassenbote.synclog.SyncLogApi;
import de.kassenbote.till.api.TillApi;
import de.kassenbote.till.api.TillServices;
import de.kassenbote.till.catalog.TillCatalog;
import de.kassenbote.till.enrolment.Enrolled;
import de.kassenbote.till.feed.DeadLetters;
import de.kassenbote.till.journal.DerbyJournal;
import de.kassenbote.till.monitoring.TillFigures;
import de.kassenbote.till.monitoring.TillHealth;
import de.kassenbote.till.numbers.DerbyNumberRanges;
import de.kassenbote.till.sale.Receipts;
import de.kassenbote.till.sale.SaleService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running till. Up: database, broker, routes, web; down in reverse. When its broker stops by itself, the till goes on
 * selling while broker and routes are made anew: what is sold is in the database and reaches the hub afterwards.
 */
public final class Till implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Till.class);
  private static final Duration LOOK_AT_ROAD = Duration.ofSeconds(2);
  private static final long SYNC_LOG_ROWS = 100_000;

  private final StartedParts parts;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final WebServer web;

  private Till(StartedParts parts, TillRunSettings settings, Assignment told, Clock clock) throws Exception {
    this.parts = parts;
    Path data = settings.data();
    Metrics metrics = parts.add("metrics", new Metrics(Tags.of("till", told.till().value())));
    Database database = parts.add("database", Database.open(DatabaseSettings.derby(data.resolve("database")), "db/till"));
    database.measureIn(metrics.registry());
    KeptSyncLog syncLog = parts.add("sync log", new KeptSyncLog(database, SYNC_LOG_ROWS, clock));
    DerbyJournal journal = DerbyJournal.open(database, told.till(), told.epoch(), clock);
    DerbyNumberRanges numbers = new DerbyNumberRanges(database);
    adopt(database, numbers, told);
    TillCatalog catalog = new TillCatalog(database, told.till(), told.settings(), numbers);
    TillRoad road = road(told, database, journal, numbers, catalog, metrics, data, syncLog, clock);
    parts.add("road", road);
    parts.add("sync log writing", Ticks.every("sync-log", Duration.ofSeconds(1), syncLog::runOnce));
    parts.add("road supervision", Ticks.every("road", LOOK_AT_ROAD, road::runOnce));
    SaleService sales = new SaleService(database, journal, numbers, catalog.articles(), catalog.settings(), clock);
    TillApi api =
        new TillApi(
            new TillServices(
                sales,
                new Receipts(database, told.till()),
                journal,
                numbers,
                catalog.articles(),
                catalog.customers(),
                catalog.settings(),
                road::link,
                road::conflict,
                road::trouble,
                road::exchangeNow,
                new SyncLogApi(database),
                clock));
    TillFigures figures = new TillFigures(journal, numbers, new DeadLetters(database, clock), road, clock);
    figures.bindTo(metrics.registry());
    parts.add("figures", Ticks.every("figures", Duration.ofSeconds(5), figures::runOnce));
    Health health = health(metrics, database, road, data, clock);
    web = parts.add("web", WebServer.onLoopback(settings.httpPort(), TillApi.MAX_BODY_BYTES, Contract.mapper(), c -> {}, r -> {
      api.register(r);
      metrics.register(r);
      health.register(r);
      Threads.register(r);
    }));
  }

  /**
   * @throws RuntimeException whose message is one sentence for the operator, when the till cannot start
   */
  public static Till start(TillRunSettings settings) {
    Assignment told = settings.of(Enrolled.in(settings.data()).assignment());
    return StartedParts.start("till", settings.data(), parts -> new Till(parts, settings, told, Clock.systemUTC()));
  }

  public int httpPort() {
    return web.port();
  }

  /** Waits until the till is closed. */
  public void awaitStop() throws InterruptedException {
    closed.await();
  }

  /** A till sells with the numbers that it has when those of its enrolment do not go with them. */
  private static void adopt(Database database, DerbyNumberRanges numbers, Assignment told) {
    try {
      database.useTransaction(h -> numbers.adopt(h, told.settings().ranges()));
    } catch (RejectedMessage e) {
      log.error("the number ranges of the enrolment are left out: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    parts.close();
    closed.countDown();
  }

  private static TillRoad road(
      Assignment told,
      Database database,
      DerbyJournal journal,
      DerbyNumberRanges numbers,
      TillCatalog catalog,
      Metrics metrics,
      Path data,
      SyncLog syncLog,
      Clock clock)
      throws Exception {
    return new TillRoad(
        (parts, trouble) -> {
          MeterRegistry meters = metrics.registry();
          EmbeddedBroker broker = parts.add("broker", TillBroker.start(told.till(), data, meters, clock));
          TillRoutes routes = new TillRoutes(parts, told, database, journal, numbers, catalog, broker, trouble, data, meters, syncLog, clock);
          return new TillRoad.Section(parts, broker, routes);
        },
        metrics,
        new SteadyClock(clock));
  }

  private Health health(Metrics metrics, Database database, TillRoad road, Path data, Clock clock) {
    Probe probe = new Probe("the database", database::requireAnswer, Duration.ofSeconds(5), new SteadyClock(clock));
    parts.add("database probe", Ticks.every("database-probe", Duration.ofSeconds(2), probe));
    Health health = TillHealth.of(probe, road, data);
    health.bindTo(metrics.registry());
    return health;
  }
}
