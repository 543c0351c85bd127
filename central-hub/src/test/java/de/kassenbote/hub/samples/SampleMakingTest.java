package de.kassenbote.hub.samples;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.broker.QueueDepth;
import de.kassenbote.hub.feed.FeedLag;
import de.kassenbote.hub.fleet.TillDetail;
import de.kassenbote.hub.fleet.TillState;
import de.kassenbote.hub.fleet.TillView;
import de.kassenbote.hub.monitoring.HubReading;
import de.kassenbote.hub.projection.ProjectionLag;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.QueueReport;
import de.kassenbote.routes.contract.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleMakingTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
  private static final TillView K01 =
      new TillView(
          new TillId("K01"), TillState.SENDING, true, TEN, 1, 100, 60, 40, 12_345, "EUR", TEN.minusSeconds(900), TEN, 50, 5, 2, 0, 5_000, 77L << 30,
          "0.1.0", 0, null);

  @Test
  void everythingThatATillToldIsInItsSample() {
    Sample sample = TillSample.of(new TillDetail(K01, null, List.of(), List.of(new QueueReport("journal.out", 3, 700, 20, 17, 1), new QueueReport("dead-letters", 8, 0, 8, 0, 0))), TEN, TEN.plusSeconds(5));
    assertThat(value(sample, "unsent")).isEqualTo(40);
    assertThat(value(sample, "unsent-age")).isEqualTo(905_000);
    assertThat(value(sample, "unsent-value")).isEqualTo(12_345);
    assertThat(value(sample, "dead-letters")).isEqualTo(2);
    assertThat(value(sample, "free-disk")).isEqualTo(77L << 30);
    assertThat(value(sample, "journal.out:depth")).isEqualTo(3);
    assertThat(value(sample, "journal.out:oldest-age")).isEqualTo(700);
    assertThat(value(sample, "journal.out:in")).isEqualTo(20);
    assertThat(value(sample, "journal.out:out")).isEqualTo(17);
    assertThat(value(sample, "journal.out:consumers")).isEqualTo(1);
    assertThat(sample.figures()).containsOnlyKeys("unsent", "unsent-age", "unsent-value", "dead-letters", "free-disk", "journal.out", "undelivered");
    assertThat(Figure.OF_TILLS).allMatch(sample.figures()::containsKey);
  }

  @Test
  void hubsSampleHasItsLagsItsQueuesAndThoseOfAllTillsTogether() {
    HubReading reading =
        new HubReading(
            TEN,
            List.of(K01),
            Map.of(
                "dead-letters", new QueueDepth(8, Duration.ofSeconds(4), 0, 8, 0),
                "journal.in.0", new QueueDepth(2, Duration.ofSeconds(4), 1, 30, 28),
                "feeds.K01", new QueueDepth(5, Duration.ofSeconds(9), 1, 8, 3),
                "feeds.K02", new QueueDepth(1, Duration.ofSeconds(60), 0, 4, 3)),
            new ProjectionLag(7, Optional.of(TEN.minusSeconds(3))),
            new FeedLag(Map.of(Feed.CATALOG, 11L, Feed.STOCK, 1L), 6, 1, 2),
            3,
            4);
    Sample sample = HubSample.of(reading, 99L << 30, TEN);
    assertThat(value(sample, "tills-sending")).isEqualTo(1);
    assertThat(value(sample, "tills-online")).isZero();
    assertThat(value(sample, "unsent")).isEqualTo(40);
    assertThat(value(sample, "unsent-age")).isEqualTo(900_000);
    assertThat(value(sample, "dead-letters")).isEqualTo(7);
    assertThat(sample.last()).containsEntry("dead-letters", 7L).containsEntry("undelivered:depth", 8L);
    assertThat(value(sample, "record-lag")).isEqualTo(4_000);
    assertThat(value(sample, "projection-lag")).isEqualTo(3_000);
    assertThat(value(sample, "projection-lag-entries")).isEqualTo(7);
    assertThat(value(sample, "feed-lag-changes")).isEqualTo(6);
    assertThat(value(sample, "feed-lag-versions")).isEqualTo(12);
    assertThat(value(sample, "catch-ups")).isEqualTo(2);
    assertThat(value(sample, "free-disk")).isEqualTo(99L << 30);
    assertThat(value(sample, "journal.in.0:depth")).isEqualTo(2);
    assertThat(value(sample, "feeds:depth")).isEqualTo(6);
    assertThat(value(sample, "feeds:oldest-age")).isEqualTo(60_000);
    assertThat(value(sample, "feeds:in")).isEqualTo(12);
    assertThat(sample.figures()).doesNotContainKey("feeds.K01");
    assertThat(Figure.OF_HUB).allMatch(sample.figures()::containsKey);
  }

  @Test
  void readingOfAnEarlierMinuteIsNoneOfThisOne() {
    HubReading reading = new HubReading(TEN, List.of(), Map.of(), new ProjectionLag(0, Optional.empty()), new FeedLag(Map.of(), 0, 0, 0), 0, 0);
    assertThat(Sampler.isOf(TEN, reading)).isTrue();
    assertThat(Sampler.isOf(TEN.plusSeconds(60), reading)).isFalse();
  }

  private static long value(Sample sample, String figure) {
    return sample.value(Figure.of(figure, sample.owner().equals(Sample.HUB) ? Figure.OF_HUB : Figure.OF_TILLS).orElseThrow()).orElseThrow().last();
  }
}
