package de.kassenbote.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.publishfeed.ScopeChunk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What giving versions promises, on whichever database the hub has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FeedVersionsContract {
  private static final FeedScope FAIR = new FeedScope(Feed.CATALOG, "fair");
  private static final FeedScope K07 = new FeedScope(Feed.SETTINGS, "K07");

  private final ExecutorService writers = Executors.newFixedThreadPool(2);
  private Database database;
  private JdbiFeedVersions versions;

  abstract DatabaseSettings freshDatabase() throws Exception;

  @BeforeAll
  void open() throws Exception {
    database = Database.open(freshDatabase(), "db/hub");
    database.useTransaction(FixtureRows::createTable);
    versions = new JdbiFeedVersions(database, List.of(new FixtureRows(Feed.CATALOG), new FixtureRows(Feed.SETTINGS)));
  }

  @AfterAll
  void close() {
    writers.shutdownNow();
    database.close();
  }

  @BeforeEach
  void empty() {
    for (String table : List.of("fixture_row", "feed_mark", "feed_member", "feed_scope", "feed_generation")) {
      database.useTransaction(h -> h.execute("DELETE FROM " + table));
    }
    database.useTransaction(h -> h.execute("INSERT INTO feed_generation (id, generation, since) VALUES (1, 'G1', 0)"));
  }

  @Test
  void changedMembersGetVersionsInTheOrderOfTheirMarks() {
    put(FAIR, "tea", "milk");
    assertThat(versions.giveNext(500)).isTrue();
    assertThat(versions.giveNext(500)).isFalse();
    assertThat(read(0)).containsExactly("1 tea", "2 milk");
    assertThat(versions.unsent()).isEqualTo(Map.of(FAIR, 0L));
  }

  @Test
  void memberMarkedTwiceGetsOneVersionAndItsContentAsOfNow() {
    put(FAIR, "tea");
    database.useTransaction(h -> FixtureRows.put(h, FAIR, "tea", "green"));
    versions.giveNext(500);
    assertThat(versions.read(FAIR, 0, 500).changes()).singleElement().extracting(FeedChange::content).extracting(JsonNode::asText).isEqualTo("green");
  }

  @Test
  void laterChangeTakesTheVersionOver() {
    put(FAIR, "tea", "milk");
    versions.giveNext(500);
    put(FAIR, "tea");
    versions.giveNext(500);
    assertThat(read(0)).containsExactly("2 milk", "3 tea");
    assertThat(read(2)).containsExactly("3 tea");
  }

  @Test
  void memberThatIsGoneIsATombstone() {
    put(FAIR, "tea");
    versions.giveNext(500);
    database.useTransaction(h -> FixtureRows.remove(h, FAIR, "tea"));
    versions.giveNext(500);
    assertThat(read(0)).containsExactly("2 -tea");
  }

  @Test
  void changesComeInPortionsAndTheLastOneSaysSo() {
    put(FAIR, "a", "b", "c");
    versions.giveNext(2);
    versions.giveNext(2);
    ScopeChunk first = versions.read(FAIR, 0, 2);
    ScopeChunk second = versions.read(FAIR, first.to(), 2);
    assertThat(first.complete()).isFalse();
    assertThat(second).extracting(ScopeChunk::from, ScopeChunk::to, ScopeChunk::complete).containsExactly(2L, 3L, true);
    assertThat(versions.read(FAIR, 3, 2).changes()).isEmpty();
  }

  @Test
  void settingsComeBeforeEverythingElse() {
    put(FAIR, "tea");
    put(K07, "till");
    versions.giveNext(500);
    assertThat(versions.unsent()).containsOnlyKeys(K07);
    versions.giveNext(500);
    assertThat(versions.unsent().keySet()).containsExactly(K07, FAIR);
  }

  @Test
  void whatWasSentStaysSent() {
    put(FAIR, "tea", "milk");
    versions.giveNext(500);
    versions.sent(FAIR, 2);
    versions.sent(FAIR, 1);
    assertThat(versions.unsent()).isEmpty();
  }

  @Test
  void writerThatRollsBackLeavesNoMark() {
    try {
      database.useTransaction(
          h -> {
            FixtureRows.put(h, FAIR, "tea", "x");
            throw new IllegalStateException("back");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("back");
    }
    assertThat(versions.giveNext(500)).isFalse();
  }

  /** The first to begin commits last; a publisher that went by a number drawn at the beginning would miss it. */
  @Test
  void twoChangesCommittedInReverseOrderOfTheirStartAreBothPublished() throws Exception {
    CountDownLatch firstHasWritten = new CountDownLatch(1);
    CountDownLatch firstMayCommit = new CountDownLatch(1);
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(
            () ->
                database.useTransaction(
                    h -> {
                      FixtureRows.put(h, FAIR, "first", "x");
                      firstHasWritten.countDown();
                      await(firstMayCommit);
                    }),
            writers);
    await(firstHasWritten);
    put(FAIR, "second");
    CompletableFuture<Void> publisher = CompletableFuture.runAsync(() -> giveAll(), writers);
    waitsOrSeesTheSecond(publisher);
    firstMayCommit.countDown();
    first.get(20, TimeUnit.SECONDS);
    publisher.get(20, TimeUnit.SECONDS);
    giveAll();
    assertThat(read(0)).extracting(s -> s.substring(2)).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void markMadeWhileTheSameMemberGetsItsVersionIsNotLost() throws Exception {
    for (int i = 0; i < 50; i++) {
      int round = i;
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(() -> database.useTransaction(h -> FixtureRows.put(h, FAIR, "tea", "round " + round)), writers);
      giveAll();
      writer.get(20, TimeUnit.SECONDS);
      giveAll();
      ScopeChunk last = versions.read(FAIR, 0, 500);
      assertThat(last.changes()).singleElement().extracting(FeedChange::content).extracting(JsonNode::asText).isEqualTo("round " + i);
      versions.sent(FAIR, last.to());
      assertThat(versions.unsent()).isEmpty();
    }
  }

  @Test
  void hashCoversWhatTheScopeHoldsAndNothingElse() {
    FeedHash hash = new FeedHash(database, versions);
    String empty = hash.of(FAIR);
    put(FAIR, "tea");
    giveAll();
    String one = hash.of(FAIR);
    database.useTransaction(h -> FixtureRows.remove(h, FAIR, "tea"));
    giveAll();
    assertThat(one).isNotEqualTo(empty);
    assertThat(hash.of(FAIR)).isEqualTo(empty);
  }

  private void giveAll() {
    while (versions.giveNext(500)) {
      assertThat(versions.unsent()).isNotEmpty();
    }
  }

  /** PostgreSQL reads past the open transaction, Derby waits for it: both are right. */
  private static void waitsOrSeesTheSecond(CompletableFuture<Void> publisher) {
    try {
      publisher.get(500, TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException stillWaiting) {
      assertThat(publisher).isNotDone();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void put(FeedScope scope, String... keys) {
    for (String key : keys) {
      database.useTransaction(h -> FixtureRows.put(h, scope, key, "x"));
    }
  }

  private List<String> read(long after) {
    return versions.read(FAIR, after, 500).changes().stream().map(c -> c.version() + " " + (c.content() == null ? "-" : "") + c.key()).toList();
  }
}
