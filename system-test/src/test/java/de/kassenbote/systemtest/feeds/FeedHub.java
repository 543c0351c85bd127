package de.kassenbote.systemtest.feeds;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.feed.FeedSettings;
import de.kassenbote.hub.feed.FeedSource;
import de.kassenbote.hub.feed.Feeds;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.synclog.SyncLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A hub that is nothing but feeds, over a real database and broker; its publisher is stepped by hand. */
final class FeedHub implements AutoCloseable {
  final SteppedClock clock = new SteppedClock();
  final Assortment assortment;
  final TwoBrokers brokers;
  final Database database;
  private final SettingsOfTills settings = new SettingsOfTills(() -> exchange().exchange());
  private final FeedSettings limits;
  private final List<? extends FeedSource> masterData;
  private Feeds feeds;

  /** With a plain assortment. */
  FeedHub(Path directory, FeedSettings limits) throws Exception {
    this(directory, limits, new Assortment());
  }

  private FeedHub(Path directory, FeedSettings limits, Assortment assortment) throws Exception {
    this(directory, limits, assortment, List.of(assortment));
  }

  /** With the hub's own master data. */
  FeedHub(Path directory, FeedSettings limits, List<? extends FeedSource> masterData) throws Exception {
    this(directory, limits, new Assortment(), masterData);
  }

  private FeedHub(Path directory, FeedSettings limits, Assortment assortment, List<? extends FeedSource> masterData) throws Exception {
    this.limits = limits;
    this.assortment = assortment;
    this.masterData = masterData;
    brokers = new TwoBrokers(directory.resolve("brokers"));
    brokers.openHub();
    database = Database.open(DatabaseSettings.derby(directory.resolve("hub")), "db/hub");
    database.useTransaction(Assortment::createTables);
    startFeeds();
  }

  Feeds exchange() {
    return feeds;
  }

  void restart() {
    feeds.close();
    brokers.closeHub();
    brokers.openHub();
    startFeeds();
  }

  void publish() {
    clock.advance(Duration.ofSeconds(1));
    feeds.publisher().runOnce();
  }

  void enrol(TillId till, String... catalogs) {
    feeds.exchange().enrol(till, scopes(Stream.of(catalogs).toList()));
  }

  void assign(TillId till, List<String> catalogs) {
    feeds.exchange().assign(till, scopes(catalogs));
  }

  long waiting(TillId till) {
    return brokers.hub().queues().messageCount(Queues.feeds(till));
  }

  @Override
  public void close() {
    feeds.close();
    database.close();
    brokers.close();
  }

  private void startFeeds() {
    List<FeedSource> sources = new ArrayList<>(masterData);
    sources.add(settings);
    feeds =
        new Feeds(
            database, sources, () -> brokers.hub().queues(), brokers.hub().connectionFactory(), limits, SyncLog.NONE, clock, clock);
  }

  private static TreeSet<FeedScope> scopes(List<String> catalogs) {
    TreeSet<FeedScope> scopes = new TreeSet<>();
    catalogs.forEach(catalog -> scopes.add(Assortment.scope(catalog)));
    return scopes;
  }
}
