package de.kassenbote.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.catchup.CatchUp;
import de.kassenbote.routes.catchup.Running;
import de.kassenbote.routes.catchup.Subscriptions;
import de.kassenbote.routes.catchup.TillFeeds;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.publishfeed.FeedSender;
import de.kassenbote.routes.publishfeed.PublishFeed;
import de.kassenbote.routes.publishfeed.ScopeChunk;
import de.kassenbote.routes.publishfeed.TillSubscriptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub ends between two steps of publishing; what counts is what is there when it comes again. */
class PublisherCrashTest {
  private static final FeedScope FAIR = new FeedScope(Feed.CATALOG, "fair");

  private static Path directory;
  private static Database database;

  private final List<String> happened = new ArrayList<>();

  @BeforeAll
  static void open(@TempDir Path data) {
    directory = data.resolve("db");
    database = Database.open(DatabaseSettings.derby(directory), "db/hub");
    database.useTransaction(FixtureRows::createTable);
    database.useTransaction(h -> h.execute("INSERT INTO feed_generation (id, generation, since) VALUES (1, 'G1', 0)"));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    List.of("fixture_row", "feed_mark", "feed_member", "feed_scope").forEach(t -> database.useTransaction(h -> h.execute("DELETE FROM " + t)));
  }

  @Test
  void whatWasVersionedAndNotSentIsSentAfterTheRestart() {
    database.useTransaction(h -> FixtureRows.put(h, FAIR, "tea", "green"));
    CutSender cut = new CutSender(false);
    assertThatThrownBy(() -> publisher(cut).runOnce()).hasMessage("cut before the send");
    reopen();
    publisher(new CutSender(null)).runOnce();
    assertThat(happened).containsExactly("filters", "filters", "catalog/fair");
    assertThat(new JdbiFeedVersions(database, List.of()).unsent()).isEmpty();
  }

  @Test
  void whatWasSentAndNotNotedIsSentTwice() {
    database.useTransaction(h -> FixtureRows.put(h, FAIR, "tea", "green"));
    CutSender cut = new CutSender(true);
    assertThatThrownBy(() -> publisher(cut).runOnce()).hasMessage("cut after the send");
    reopen();
    PublishFeed publisher = publisher(new CutSender(null));
    publisher.runOnce();
    publisher.runOnce();
    assertThat(happened).containsExactly("filters", "catalog/fair", "filters", "catalog/fair");
  }

  @Test
  void filtersAreSetAgainBeforeTheFirstSendOfANewConnection() {
    CutSender sender = new CutSender(null);
    PublishFeed publisher = publisher(sender);
    publisher.runOnce();
    sender.connected = false;
    database.useTransaction(h -> FixtureRows.put(h, FAIR, "tea", "green"));
    publisher.runOnce();
    assertThat(happened).containsExactly("filters", "filters", "catalog/fair");
  }

  private static void reopen() {
    database.close();
    database = Database.open(DatabaseSettings.derby(directory), "db/hub");
  }

  private PublishFeed publisher(CutSender sender) {
    JdbiFeedVersions versions = new JdbiFeedVersions(database, List.of(new FixtureRows(Feed.CATALOG)));
    CatchUp catchUp = new CatchUp(new NobodyCatchesUp(), versions, sender, new NoSubscriptions(), 8, 64, Clock.systemUTC());
    return new PublishFeed(versions, sender, new NotedFilters(), catchUp);
  }

  /** Breaks the connection before or after a send. */
  private final class CutSender implements FeedSender {
    private final Boolean sentBeforeTheCut;
    private boolean connected;

    CutSender(Boolean sentBeforeTheCut) {
      this.sentBeforeTheCut = sentBeforeTheCut;
    }

    @Override
    public boolean connected() {
      return connected;
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public void toAll(Feed feed, Packed envelope) {
      if (sentBeforeTheCut == null || sentBeforeTheCut) {
        happened.add(String.valueOf(envelope.headers().get(Packed.SCOPE)));
      }
      if (sentBeforeTheCut != null) {
        connected = false;
        throw new IllegalStateException("cut " + (sentBeforeTheCut ? "after" : "before") + " the send");
      }
    }

    @Override
    public void toTill(TillId till, Feed feed, Packed envelope) {
      throw new AssertionError("nobody catches up");
    }
  }

  private final class NotedFilters implements TillSubscriptions {
    @Override
    public void restore() {
      happened.add("filters");
    }

    @Override
    public void parkOverBudget() {}
  }

  private static final class NobodyCatchesUp implements TillFeeds {
    @Override
    public List<Running> running() {
      return List.of();
    }

    @Override
    public void sent(Running catchUp, ScopeChunk chunk) {}

    @Override
    public void wanted(TillId till, Cursor cursor) {}
  }

  private static final class NoSubscriptions implements Subscriptions {
    @Override
    public void let(TillId till, Collection<FeedScope> scopes) {}

    @Override
    public long waiting(TillId till) {
      return 0;
    }

    @Override
    public void clearUntargeted(TillId till) {}

    @Override
    public void remove(TillId till) {}
  }
}
