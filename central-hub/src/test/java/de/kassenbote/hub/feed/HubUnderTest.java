package de.kassenbote.hub.feed;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.contract.AHeartbeat;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.envelope.FeedEnvelope;
import de.kassenbote.routes.envelope.FeedEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.synclog.SyncLog;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The hub's feeds over a real database and a real broker, stepped by hand. */
final class HubUnderTest implements AutoCloseable {
  final SteppedClock clock = new SteppedClock();
  final TwoBrokers brokers;
  final Database database;
  final FeedSettings settings;
  Feeds feeds;

  HubUnderTest(Path directory, FeedSettings settings) throws Exception {
    this.settings = settings;
    brokers = new TwoBrokers(directory);
    brokers.openHub();
    database = Database.open(DatabaseSettings.derby(directory.resolve("db")), "db/hub");
    database.useTransaction(FixtureRows::createTable);
    startFeeds();
  }

  void startFeeds() {
    List<FixtureRows> sources = List.of(new FixtureRows(Feed.CATALOG), new FixtureRows(Feed.SETTINGS));
    feeds = new Feeds(database, sources, () -> brokers.hub().queues(), brokers.hub().connectionFactory(), settings, SyncLog.NONE, clock, clock);
  }

  /** The process ends, broker included, and comes again on the same data. */
  void restart() {
    feeds.close();
    brokers.closeHub();
    brokers.openHub();
    startFeeds();
  }

  /** As if everything were new. */
  void empty() {
    for (String till : List.of("K07", "K08")) {
      feeds.exchange().dismiss(new TillId(till));
    }
    for (String table : List.of("fixture_row", "feed_mark", "feed_member", "feed_scope", "feed_generation", "alarm")) {
      database.useTransaction(h -> h.execute("DELETE FROM " + table));
    }
    feeds.close();
    startFeeds();
  }

  void enrol(TillId till, FeedScope... scopes) {
    put(new FeedScope(Feed.SETTINGS, till.value()), TillSettings.KEY, "settings of " + till);
    feeds.exchange().enrol(till, new TreeSet<>(List.of(scopes)));
  }

  void put(FeedScope scope, String key, Object content) {
    database.useTransaction(h -> FixtureRows.put(h, scope, key, content));
  }

  void put(FeedScope scope, int count) {
    database.useTransaction(
        h -> {
          for (int i = 0; i < count; i++) {
            FixtureRows.put(h, scope, "A%05d".formatted(i), "content " + i);
          }
        });
  }

  /** Rounds of the publisher until nothing happens any more. */
  void publish() {
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofSeconds(1));
      feeds.publisher().runOnce();
    }
  }

  /** The till comes, and says where it stands. */
  void heartbeat(TillId till, Cursor... cursors) {
    feeds.progress()
        .contact(
            AHeartbeat.of(till).sentAt(clock.instant()).journal(0, 0).cursors(List.of(cursors)).build());
  }

  long waiting(TillId till) {
    return brokers.hub().queues().messageCount(Queues.feeds(till));
  }

  /** What the till's subscription holds; it is empty afterwards. */
  List<FeedEnvelope> take(TillId till) throws Exception {
    List<FeedEnvelope> envelopes = new ArrayList<>();
    try (JMSContext context = brokers.hub().connectionFactory().createContext()) {
      JMSConsumer consumer = context.createConsumer(context.createQueue(Queues.fullyQualified(Queues.FEEDS, Queues.feeds(till))));
      for (Message m = consumer.receiveNoWait(); m != null; m = consumer.receiveNoWait()) {
        envelopes.add(FeedEnvelopeCodec.open(m.getIntProperty(Packed.VERSION), m.getStringProperty(Packed.SHA256), m.getBody(byte[].class)));
      }
    }
    return envelopes;
  }

  @Override
  public void close() {
    feeds.close();
    database.close();
    brokers.close();
  }
}
