package de.kassenbote.systemtest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.hub.feed.FeedSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till with two catalogs misses 100,000 changes, deletions and another list of catalogs, and comes back. */
class LongAbsenceTest {
  private static final int BLOCK = 1_000;
  private static final int ARTICLES = 4 * BLOCK;
  private static final int ROUNDS = 25;
  private static final List<String> ALL = List.of("fair", "town", "village");

  private long revision;

  @Test
  void tillThatMissedAHundredThousandChangesHoldsWhatTheHubHolds(@TempDir Path directory) throws Exception {
    try (FeedHub hub = new FeedHub(directory, FeedSettings.DEFAULT);
        FeedTill till = new FeedTill("K01", hub, directory)) {
      list(hub);
      hub.enrol(till.id, "fair", "town");
      catchUp(hub, till, false);
      till.assertHoldsWhatTheHubHolds("before");

      long most = missEverything(hub, till);
      assertThat(most).as("messages that waited for the absent till at most").isLessThanOrEqualTo(2L * 64 + 8);
      assertThat(hub.waiting(till.id)).as("parked").isLessThanOrEqualTo(8);

      int liveChanges = catchUp(hub, till, true);
      assertThat(liveChanges).as("changes made while it caught up").isPositive();
      till.assertHoldsWhatTheHubHolds("afterwards");
    }
  }

  /** Half of the articles in each of three catalogs, each of which shares a quarter with the next. */
  private void list(FeedHub hub) {
    edit(hub, 0, ARTICLES);
    for (int c = 0; c < ALL.size(); c++) {
      String catalog = ALL.get(c);
      int from = c * BLOCK;
      hub.database.useTransaction(h -> hub.assortment.list(h, catalog, numbers(from, from + 2 * BLOCK)));
    }
    publishAll(hub);
  }

  /** 25 rounds of 4,000 changed articles; the till takes nothing and says nothing. */
  private long missEverything(FeedHub hub, FeedTill till) {
    long most = 0;
    for (int round = 0; round < ROUNDS; round++) {
      edit(hub, 0, ARTICLES);
      if (round == ROUNDS / 2) {
        hub.assign(till.id, List.of("town", "village"));
        hub.database.useTransaction(h -> hub.assortment.unlist(h, "town", numbers(1_100, 1_400)));
      }
      publishAll(hub);
      most = Math.max(most, hub.waiting(till.id));
    }
    return most;
  }

  /** Until the till holds the same; meanwhile articles change live when asked to. */
  private int catchUp(FeedHub hub, FeedTill till, boolean withLiveChanges) throws Exception {
    int liveChanges = 0;
    for (int i = 0; i < 100 && !(i > 3 && till.holdsWhatTheHubHolds()); i++) {
      hub.clock.advance(Duration.ofSeconds(10));
      till.heartbeat();
      hub.publish();
      if (withLiveChanges && i < 4) {
        edit(hub, 1_500 + 10 * i, 1_510 + 10 * i);
        liveChanges += 10;
      }
      till.takeAndApply();
      till.sendRequests();
    }
    return liveChanges;
  }

  /** In portions that lie in the same catalogs. */
  private void edit(FeedHub hub, int from, int to) {
    revision++;
    for (int start = from; start < to; start += BLOCK) {
      int block = start / BLOCK;
      List<String> catalogs = ALL.stream().filter(c -> block == ALL.indexOf(c) || block == ALL.indexOf(c) + 1).toList();
      List<String> numbers = numbers(start, Math.min(start + BLOCK, to));
      hub.database.useTransaction(h -> hub.assortment.edit(h, catalogs, numbers, revision));
    }
  }

  private static void publishAll(FeedHub hub) {
    for (int i = 0; i < 2; i++) {
      hub.publish();
    }
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj("A%05d"::formatted).toList();
  }
}
