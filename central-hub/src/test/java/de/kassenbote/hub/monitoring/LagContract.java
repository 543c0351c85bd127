package de.kassenbote.hub.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.hub.feed.FeedLag;
import de.kassenbote.hub.projection.ProjectionLag;
import de.kassenbote.routes.contract.Feed;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far projections and feeds are behind, on any database. */
abstract class LagContract {
  private static final long TEN = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();

  private Database database;

  abstract Database open(Path directory);

  @BeforeEach
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void nothingIsBehindInAnEmptyHub() {
    assertThat(projection().entries()).isZero();
    assertThat(projection().oldest()).isEmpty();
    assertThat(feed().unsent()).hasSize(Feed.values().length).allSatisfy((name, versions) -> assertThat(versions).isZero());
    assertThat(feed().marked()).isZero();
    assertThat(feed().parked()).isZero();
  }

  @Test
  void projectionIsBehindByWhatIsCompleteAndNotProjected() {
    recorded("K01", 5, TEN);
    recorded("K02", 3, TEN + 7_000);
    projected("K01", 5);
    projected("K02", 1);
    assertThat(projection().entries()).isEqualTo(2);
    assertThat(projection().oldest()).contains(Instant.ofEpochMilli(TEN + 7_002));
  }

  @Test
  void journalThatWasNeverProjectedCountsFromItsFirstEntry() {
    recorded("K01", 4, TEN);
    projected("K01", 4);
    recorded("K02", 2, TEN + 9_000);
    assertThat(projection().entries()).isEqualTo(2);
    assertThat(projection().oldest()).contains(Instant.ofEpochMilli(TEN + 9_001));
  }

  @Test
  void feedIsBehindByWhatHasAVersionAndWasNotSentAndByWhatHasNone() {
    database.useTransaction(
        tx -> {
          tx.execute("INSERT INTO feed_scope (feed, scope, assigned, sent) VALUES ('catalog', 'a', 90, 80), ('catalog', 'b', 7, 5), ('stock', 'all', 3, 3)");
          tx.execute("INSERT INTO feed_mark (feed, scope, member_key) VALUES ('catalog', 'a', 'x'), ('catalog', 'a', 'y')");
          tx.execute("INSERT INTO till_subscription (till, parked, last_contact) VALUES ('K01', 1, 0), ('K02', 0, 0), ('K03', 1, 0)");
          tx.execute("INSERT INTO till_feed (till, feed, scope, state, reached) VALUES ('K02', 'catalog', 'a', 'CATCHING_UP', 0), ('K02', 'catalog', 'b', 'LIVE', 0)");
        });
    assertThat(feed().unsent()).containsEntry(Feed.CATALOG, 12L).containsEntry(Feed.STOCK, 0L);
    assertThat(feed().marked()).isEqualTo(2);
    assertThat(feed().parked()).isEqualTo(2);
    assertThat(feed().catchUps()).isEqualTo(1);
  }

  private ProjectionLag projection() {
    return database.read(ProjectionLag::read);
  }

  private FeedLag feed() {
    return database.read(FeedLag::read);
  }

  /** Entry n comes n milliseconds after that. */
  private void recorded(String till, int entries, long at) {
    database.useTransaction(
        tx -> {
          tx.execute("INSERT INTO journal_watermark (till, epoch, seq, hash, heard_at) VALUES (?, 1, ?, '-', 0)", till, entries);
          var batch =
              tx.prepareBatch(
                  """
                  INSERT INTO journal_entry (till, epoch, seq, entry_type, version, occurred_at, payload, hash, chain_broken, recorded_at)
                  VALUES (?, 1, ?, 'abort', 1, 0, ?, '-', FALSE, ?)
                  """);
          for (int seq = 1; seq <= entries; seq++) {
            batch.add(till, (long) seq, new byte[200], at + seq);
          }
          batch.execute();
        });
  }

  private void projected(String till, long seq) {
    database.useTransaction(tx -> tx.execute("INSERT INTO projection_cursor (till, epoch, seq) VALUES (?, 1, ?)", till, seq));
  }
}
