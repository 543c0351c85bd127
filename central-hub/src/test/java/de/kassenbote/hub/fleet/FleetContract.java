package de.kassenbote.hub.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.AHeartbeat;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.QueueReport;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fleet promises, on every database that a hub may have. */
abstract class FleetContract {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final TillId K01 = new TillId("K01");
  private static final FeedScope STANDARD = new FeedScope(Feed.CATALOG, "standard");
  private static final FeedScope STOCK = new FeedScope(Feed.STOCK, "all");

  private final Map<TillId, RecordedTill> recorded = new HashMap<>();
  private final List<TillId> registered = new ArrayList<>(List.of(K01));
  private final List<Instant> asked = new ArrayList<>();
  private boolean catalogIsCurrent = true;
  private Instant now = TEN;
  private Database database;
  private Fleet fleet;

  abstract Database database();

  @BeforeEach
  void open() {
    database = database();
    fleet = newFleet();
  }

  private Fleet newFleet() {
    InstantSource source = () -> now;
    Clock clock = source.withZone(BERLIN);
    return new Fleet(
        database,
        () -> registered,
        today -> {
          asked.add(today);
          return recorded;
        },
        heartbeat -> List.of(new FeedState(STANDARD, 5, catalogIsCurrent ? 5 : 7, true, catalogIsCurrent), new FeedState(STOCK, 0, 3, false, false)),
        clock,
        BERLIN);
  }

  @Test
  void aTillThatNeverCalledIsNeverSeen() {
    assertThat(view().state()).isEqualTo(TillState.NEVER_SEEN);
    assertThat(view().contactedAt()).isNull();
  }

  @Test
  void aTillIsOnlineForThirtySecondsAfterAHeartbeat() {
    recorded(100);
    fleet.contact(AHeartbeat.of("K01").build(), TEN);
    now = TEN.plusSeconds(30);
    assertThat(view().state()).isEqualTo(TillState.ONLINE);
    now = TEN.plusSeconds(31);
    assertThat(view().state()).isEqualTo(TillState.AWAY);
    assertThat(view().online()).isFalse();
  }

  @Test
  void aTillThatWorksOffABacklogIsSending() {
    recorded(60);
    fleet.contact(AHeartbeat.of("K01").unsent(40, 12_345, TEN.minusSeconds(900)).build(), TEN);
    assertThat(view().state()).isEqualTo(TillState.SENDING);
    assertThat(view().unsentCount()).isEqualTo(40);
    assertThat(view().unsentValue()).isEqualTo(12_345);
    assertThat(view().oldestUnsent()).isEqualTo(TEN.minusSeconds(900));
  }

  @Test
  void whatWasSoldAMomentAgoIsNoBacklog() {
    recorded(99);
    fleet.contact(AHeartbeat.of("K01").unsent(1, 100, TEN.minusMillis(300)).build(), TEN);
    assertThat(view().state()).isEqualTo(TillState.ONLINE);
  }

  @Test
  void whatArrivedSinceTheHeartbeatNoLongerCountsAsUnsent() {
    recorded(100);
    fleet.contact(AHeartbeat.of("K01").unsent(40, 12_345, TEN.minusSeconds(900)).build(), TEN);
    assertThat(view().unsentCount()).isZero();
    assertThat(view().unsentValue()).isZero();
    assertThat(view().oldestUnsent()).isNull();
    assertThat(view().state()).isEqualTo(TillState.ONLINE);
  }

  @Test
  void aHubThatLostEntriesCountsThemAsUnsent() {
    recorded(30);
    fleet.contact(AHeartbeat.of("K01").build(), TEN);
    assertThat(view().unsentCount()).isEqualTo(70);
  }

  @Test
  void deadLettersAlarmsABrokersTroubleAFullDiskAndFewNumbersAreProblems() {
    recorded(100);
    fleet.contact(AHeartbeat.of("K01").deadLetters(1).build(), TEN);
    assertThat(view().state()).isEqualTo(TillState.PROBLEM);
    fleet.contact(AHeartbeat.of("K01").brokerTrouble("the disk is nearly full").build(), TEN);
    assertThat(view().state()).isEqualTo(TillState.PROBLEM);
    assertThat(view().broker()).isEqualTo("the disk is nearly full");
    fleet.contact(AHeartbeat.of("K01").freeDisk(100L << 20).build(), TEN);
    assertThat(view().state()).isEqualTo(TillState.PROBLEM);
    fleet.contact(AHeartbeat.of("K01").numbersLeft(3).build(), TEN);
    assertThat(view().state()).isEqualTo(TillState.PROBLEM);
    fleet.contact(AHeartbeat.of("K01").build(), TEN);
    assertThat(view().state()).isEqualTo(TillState.ONLINE);
    recorded.put(K01, new RecordedTill(1, 100, 90, 10, 0, 1));
    assertThat(view().state()).isEqualTo(TillState.PROBLEM);
  }

  @Test
  void aClockThatIsMoreThanAMinuteAwayFromTheHubsIsAProblemAndSaysHowFar() {
    recorded(100);
    fleet.contact(AHeartbeat.of("K01").sentAt(TEN.plusSeconds(60)).build(), TEN);
    assertThat(view().state()).isEqualTo(TillState.ONLINE);
    for (Duration away : List.of(Duration.ofSeconds(61), Duration.ofHours(1), Duration.ofDays(1), Duration.ofSeconds(-61), Duration.ofDays(-1))) {
      fleet.contact(AHeartbeat.of("K01").sentAt(TEN.plus(away)).build(), TEN);
      assertThat(view().state()).as("%s away", away).isEqualTo(TillState.PROBLEM);
      assertThat(view().clockAheadSeconds()).isEqualTo(away.toSeconds());
      assertThat(view().online()).isTrue();
    }
  }

  @Test
  void howLongSomethingWaitsIsRightAlsoWhenTheTillsClockIsNot() {
    recorded(60);
    Instant tomorrow = TEN.plus(Duration.ofDays(1));
    fleet.contact(AHeartbeat.of("K01").sentAt(tomorrow).unsent(40, 12_345, tomorrow.minusSeconds(900)).build(), TEN);
    assertThat(view().oldestUnsent()).isEqualTo(TEN.minusSeconds(900));
  }

  @Test
  void theAgeOfTheCatalogCountsFromWhenItWasLastCurrent() {
    fleet.contact(AHeartbeat.of("K01").build(), TEN);
    catalogIsCurrent = false;
    fleet.contact(AHeartbeat.of("K01").build(), TEN.plusSeconds(10));
    assertThat(view().catalogCurrentAt()).isEqualTo(TEN);
    catalogIsCurrent = true;
    fleet.contact(AHeartbeat.of("K01").build(), TEN.plusSeconds(20));
    assertThat(view().catalogCurrentAt()).isEqualTo(TEN.plusSeconds(20));
  }

  @Test
  void theWorstTillIsOnTop() {
    registered.addAll(List.of(new TillId("K02"), new TillId("K03"), new TillId("K04"), new TillId("K05")));
    fleet.contact(AHeartbeat.of("K01").build(), TEN);
    recorded(100);
    fleet.contact(AHeartbeat.of("K03").sentAt(TEN.minusSeconds(100)).build(), TEN.minusSeconds(100));
    fleet.contact(AHeartbeat.of("K04").deadLetters(2).build(), TEN);
    fleet.contact(AHeartbeat.of("K05").unsent(9, 900, TEN.minusSeconds(60)).build(), TEN);
    assertThat(fleet.tills()).extracting(v -> v.till().value()).containsExactly("K04", "K03", "K05", "K02", "K01");
  }

  @Test
  void oneTillIsShownWithItsFeedsAndQueuesAlsoAfterARestartOfTheHub() {
    QueueReport queue = new QueueReport("journal.out", 3, 700, 20, 17, 1);
    fleet.contact(AHeartbeat.of("K01").build(), TEN);
    catalogIsCurrent = false;
    fleet.contact(AHeartbeat.of("K01").queue(queue).build(), TEN.plusSeconds(10));
    fleet.save();
    for (Fleet hub : List.of(fleet, newFleet())) {
      TillDetail till = hub.till(K01).orElseThrow();
      assertThat(till.view()).isEqualTo(view());
      assertThat(till.queues()).containsExactly(queue);
      assertThat(till.feeds())
          .containsExactly(new FeedView("catalog/standard", 5, 7, true, false, TEN), new FeedView("stock/all", 0, 3, false, false, null));
    }
    assertThat(fleet.till(new TillId("K09"))).isEmpty();
  }

  @Test
  void tillThatNeverCalledIsShownToo() {
    assertThat(fleet.till(K01).orElseThrow()).isEqualTo(new TillDetail(view(), null, List.of(), List.of()));
  }

  @Test
  void tillsAreListedWithTheirQueuesByWhenTheyWereHeard() {
    registered.addAll(List.of(new TillId("K02"), new TillId("K03")));
    QueueReport queue = new QueueReport("journal.out", 3, 700, 20, 17, 1);
    fleet.contact(AHeartbeat.of("K01").build(), TEN.minusMillis(1));
    fleet.contact(AHeartbeat.of("K02").queue(queue).build(), TEN);
    assertThat(fleet.heardSince(TEN)).extracting(d -> d.view().till().value()).containsExactly("K02");
    assertThat(fleet.heardSince(TEN).get(0).queues()).containsExactly(queue);
  }

  @Test
  void todayBeginsAtMidnightOfTheZone() {
    fleet.tills();
    assertThat(asked).containsExactly(Instant.parse("2026-03-01T23:00:00Z"));
  }

  @Test
  void savedContactsSurviveARestartOfTheHub() {
    fleet.contact(AHeartbeat.of("K01").unsent(40, 12_345, TEN.minusSeconds(900)).build(), TEN);
    fleet.save();
    catalogIsCurrent = false;
    fleet.contact(AHeartbeat.of("K01").unsent(41, 12_999, TEN.minusSeconds(900)).build(), TEN.plusSeconds(10));
    fleet.save();
    fleet = newFleet();
    assertThat(view().contactedAt()).isEqualTo(TEN.plusSeconds(10));
    assertThat(view().catalogCurrentAt()).isEqualTo(TEN);
    assertThat(view().unsentValue()).isEqualTo(12_999);
  }

  @Test
  void aThousandTillsAreSavedAndListedQuickly() {
    for (int i = 0; i < 1_000; i++) {
      TillId till = new TillId("T%04d".formatted(i));
      registered.add(till);
      fleet.contact(AHeartbeat.of(till.value()).build(), TEN);
    }
    fleet.save();
    long began = System.nanoTime();
    assertThat(fleet.tills()).hasSize(1_001);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    assertThat(newFleet().tills().stream().filter(TillView::online)).hasSize(1_000);
  }

  private void recorded(long watermark) {
    recorded.put(K01, new RecordedTill(1, watermark, 90, 10, 0, 0));
  }

  private TillView view() {
    return fleet.tills().get(0);
  }
}
