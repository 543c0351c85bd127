package de.kassenbote.hub.feed;

import de.kassenbote.broker.BrokerQueues;
import de.kassenbote.database.Database;
import de.kassenbote.routes.catchup.CatchUp;
import de.kassenbote.routes.catchup.Subscriptions;
import de.kassenbote.routes.publishfeed.FeedSender;
import de.kassenbote.routes.publishfeed.JmsFeedSender;
import de.kassenbote.routes.publishfeed.NotedFeedSender;
import de.kassenbote.routes.publishfeed.PublishFeed;
import de.kassenbote.routes.synclog.SyncLog;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.util.Collection;
import java.util.function.Supplier;

/** The hub's feeds, put together. The publisher does nothing by itself: its route steps it. */
public final class Feeds implements AutoCloseable {
  private final JmsFeedSender sender;
  private final FeedGenerations generations;
  private final ExchangeSettings exchange;
  private final FeedProgress progress;
  private final FeedHash hash;
  private final CatchUp catchUp;
  private final PublishFeed publisher;

  /**
   * @param sources one for each feed
   * @param queues those of the broker that runs now
   * @param broker new connections to it, as the hub itself
   * @param syncLog notes what is sent
   * @param clock for moments that are written down
   * @param steady for waiting; runs forward only
   */
  public Feeds(
      Database database,
      Collection<? extends FeedSource> sources,
      Supplier<BrokerQueues> queues,
      ConnectionFactory broker,
      FeedSettings settings,
      SyncLog syncLog,
      Clock clock,
      Clock steady) {
    Subscriptions subscriptions = new BrokerSubscriptions(queues);
    Filters filters = new Filters(database, subscriptions);
    Contacts contacts = new Contacts(database, clock);
    JdbiFeedVersions versions = new JdbiFeedVersions(database, sources);
    sender = new JmsFeedSender(broker);
    FeedSender noted = new NotedFeedSender(sender, syncLog);
    generations = new FeedGenerations(database, filters, clock);
    generations.begin();
    JdbiTillFeeds tills = new JdbiTillFeeds(database, filters, contacts, generations, settings);
    exchange = new ExchangeSettings(database, filters, new FeedMarks(), clock);
    progress = new FeedProgress(tills, contacts, subscriptions, generations, steady);
    hash = new FeedHash(database, versions);
    catchUp = new CatchUp(tills, versions, noted, subscriptions, settings.inFlightPerTill(), settings.inFlightFleet(), steady);
    Parking parking = new Parking(database, subscriptions, filters, contacts, settings, clock, steady);
    publisher = new PublishFeed(versions, noted, parking, catchUp);
  }

  public ExchangeSettings exchange() {
    return exchange;
  }

  public FeedProgress progress() {
    return progress;
  }

  public FeedGenerations generations() {
    return generations;
  }

  public FeedHash hash() {
    return hash;
  }

  public CatchUp catchUp() {
    return catchUp;
  }

  public PublishFeed publisher() {
    return publisher;
  }

  /** Ends the publisher's connection; stop its route first. */
  @Override
  public void close() {
    sender.close();
  }
}
