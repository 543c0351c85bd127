package de.kassenbote.systemtest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.applyfeed.ApplyFeed;
import de.kassenbote.routes.contract.AHeartbeat;
import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.synclog.SyncLog;
import de.kassenbote.till.catalog.TillCatalog;
import de.kassenbote.till.feed.TillFeeds;
import de.kassenbote.till.numbers.DerbyNumberRanges;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A till that is nothing but feeds; what its subscription gives is in the test's hand before it is applied. */
final class FeedTill implements AutoCloseable {
  private static final Map<Feed, String> TABLES =
      Map.of(Feed.CATALOG, "article", Feed.CUSTOMER, "customer", Feed.SUPPLIER, "supplier", Feed.STOCK, "stock_level");

  final TillId id;
  final List<CatchUpRequest> requests = new ArrayList<>();
  final Database database;
  final TillCatalog catalog;
  final TillFeeds feeds;
  private final FeedHub hub;
  private ApplyFeed apply;

  FeedTill(String id, FeedHub hub, Path directory) {
    this.id = new TillId(id);
    this.hub = hub;
    database = Database.open(DatabaseSettings.derby(directory.resolve(id)), "db/till");
    TillSettings none = new TillSettings(0, new TreeSet<>(), List.of(), List.of("cash"), "EUR", ZoneId.of("Europe/Berlin"));
    catalog = new TillCatalog(database, this.id, none, new DerbyNumberRanges(database));
    feeds = new TillFeeds(database, catalog.rows(), catalog, hub.clock);
    restart();
  }

  /** What it only knew in memory is gone. */
  void restart() {
    apply = new ApplyFeed(id, feeds.store(), requests::add, SyncLog.NONE, hub.clock);
  }

  /** Takes up to {@code max} messages out of its subscription. */
  List<Message> take(int max) throws Exception {
    List<Message> messages = new ArrayList<>();
    try (JMSContext context = hub.brokers.hub().connectionFactory().createContext()) {
      JMSConsumer consumer = context.createConsumer(context.createQueue(Queues.fullyQualified(Queues.FEEDS, Queues.feeds(id))));
      Message next = consumer.receiveNoWait();
      while (next != null) {
        messages.add(next);
        next = messages.size() < max ? consumer.receiveNoWait() : null;
      }
    }
    return messages;
  }

  void apply(Message m) throws JMSException {
    apply.apply(m.getIntProperty(Packed.VERSION), m.getStringProperty(Packed.SHA256), m.getStringProperty(Packed.SCOPE), m.getBody(byte[].class));
  }

  void takeAndApply() throws Exception {
    for (Message message : take(1_000)) {
      apply(message);
    }
  }

  void heartbeat() {
    hub.exchange()
        .progress()
        .contact(
            AHeartbeat.of(id).sentAt(hub.clock.instant()).journal(0, 0).cursors(feeds.cursors()).build());
  }

  void sendRequests() {
    requests.forEach(request -> hub.exchange().catchUp().request(id, request));
    requests.clear();
  }

  boolean holdsWhatTheHubHolds() {
    TreeSet<FeedScope> wanted = new TreeSet<>(hub.exchange().exchange().of(id));
    wanted.add(new FeedScope(Feed.SETTINGS, id.value()));
    return catalog.held().equals(wanted)
        && wanted.stream().filter(s -> s.feed() != Feed.SETTINGS).allMatch(s -> feeds.hash(s).equals(hub.exchange().hash().of(s)));
  }

  /** Equal to the hub's, and nothing beside it: no row that no scope holds, no membership of a scope that is not its own. */
  void assertHoldsWhatTheHubHolds(String description) {
    assertThat(catalog.held()).as(description).filteredOn(s -> s.feed() != Feed.SETTINGS).containsExactlyElementsOf(hub.exchange().exchange().of(id));
    for (FeedScope scope : hub.exchange().exchange().of(id)) {
      assertThat(feeds.hash(scope)).as("%s: %s at %s", description, scope, id).isEqualTo(hub.exchange().hash().of(scope));
    }
    TABLES.forEach(
        (feed, table) ->
            assertThat(keys(feed))
                .as("%s: %s at %s", description, table, id)
                .isEqualTo(texts("SELECT DISTINCT member_key FROM feed_membership WHERE feed = '%s'".formatted(feed.id()))));
    assertThat(texts("SELECT DISTINCT scope FROM feed_membership WHERE feed <> 'settings'"))
        .as(description)
        .isSubsetOf(hub.exchange().exchange().of(id).stream().map(FeedScope::scope).toList());
    assertThat(count("SELECT COUNT(*) FROM dead_letter")).as(description).isZero();
  }

  /** The keys of the rows that the till has of a feed. */
  Set<String> keys(Feed feed) {
    return texts("SELECT number FROM " + TABLES.get(feed));
  }

  private Set<String> texts(String sql) {
    List<String> texts = database.read(h -> h.createQuery(sql).mapTo(String.class).list());
    return new TreeSet<>(texts);
  }

  private long count(String sql) {
    return database.read(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  @Override
  public void close() {
    database.close();
  }
}
