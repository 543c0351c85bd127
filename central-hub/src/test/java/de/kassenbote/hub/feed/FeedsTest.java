package de.kassenbote.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.envelope.FeedEnvelope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tills find in their subscriptions at the hub's real broker. */
class FeedsTest {
  private static final TillId K07 = new TillId("K07");
  private static final TillId K08 = new TillId("K08");
  private static final FeedScope FAIR = new FeedScope(Feed.CATALOG, "fair");
  private static final FeedScope TOWN = new FeedScope(Feed.CATALOG, "town");
  private static final FeedScope K07_SETTINGS = new FeedScope(Feed.SETTINGS, "K07");

  private static HubUnderTest hub;

  @BeforeAll
  static void open(@TempDir Path directory) throws Exception {
    hub = new HubUnderTest(directory, new FeedSettings(4, Duration.ofHours(2), Duration.ofMinutes(1), 2, 3));
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  @BeforeEach
  void empty() {
    hub.empty();
  }

  @Test
  void changeReachesTheTillsOfItsScopeOnly() throws Exception {
    live(K07, FAIR);
    live(K08, TOWN);
    hub.put(FAIR, "tea", "green");
    hub.publish();
    assertThat(hub.take(K07)).singleElement().extracting(FeedsTest::shape).isEqualTo("catalog/fair 0..1 live [tea]");
    assertThat(hub.waiting(K08)).isZero();
  }

  @Test
  void enrolledTillIsBroughtEverythingAtItsFirstContactSettingsFirst() throws Exception {
    hub.put(FAIR, "tea", "green");
    hub.enrol(K07, FAIR);
    hub.publish();
    assertThat(hub.waiting(K07)).isZero();
    hub.heartbeat(K07, Cursor.start(K07_SETTINGS));
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::shape)
        .containsExactly("settings/K07 0..1 last [till]", "catalog/fair 0..1 last [tea]");
  }

  @Test
  void catchUpStaysWithinItsFlightsAndGoesOnWhereItWas() throws Exception {
    hub.put(FAIR, 1_700);
    hub.enrol(K07, FAIR);
    hub.heartbeat(K07);
    hub.publish();
    await("two envelopes wait").until(() -> hub.waiting(K07) == 2);
    hub.restart();
    hub.heartbeat(K07);
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("0..1 last", "0..500 target");
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("500..1000 target", "1000..1500 target");
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("1500..1700 last");
  }

  @Test
  void flightsToTheWholeFleetAreBounded() {
    hub.put(FAIR, 1_700);
    hub.enrol(K07, FAIR);
    hub.enrol(K08, FAIR);
    hub.heartbeat(K07);
    hub.heartbeat(K08);
    hub.publish();
    await("three envelopes wait").until(() -> hub.waiting(K07) + hub.waiting(K08) == 3);
  }

  @Test
  void changeDuringACatchUpComesWithItAndTheNextOneLive() throws Exception {
    hub.put(FAIR, 1_200);
    hub.enrol(K07, FAIR);
    hub.heartbeat(K07);
    hub.publish();
    hub.put(FAIR, "A00000", "changed");
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("0..1 last", "0..500 target");
    hub.publish();
    hub.put(FAIR, "A00001", "changed");
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range)
        .containsExactly("500..1000 target", "1000..1201 last", "1201..1202 live");
  }

  /** Updated filters live in the broker's memory only. */
  @Test
  void filtersAreSetAgainAfterARestartBeforeAnythingIsPublished() throws Exception {
    live(K07, FAIR);
    hub.feeds.exchange().assign(K07, new TreeSet<>(List.of(TOWN)));
    hub.publish();
    hub.heartbeat(K07, cursorOf(K07_SETTINGS, 2));
    hub.publish();
    hub.take(K07);
    hub.restart();
    hub.put(FAIR, "tea", "green");
    hub.put(TOWN, "milk", "fresh");
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::shape).containsExactly("catalog/town 0..1 live [milk]");
  }

  @Test
  void tillOverItsBudgetIsParkedAndCaughtUpWhenItComes() throws Exception {
    live(K07, FAIR);
    for (int i = 0; i < 12; i++) {
      hub.put(FAIR, "A" + i, "x");
      hub.publish();
    }
    await("the broker has removed them").until(() -> hub.waiting(K07) == 0);
    hub.heartbeat(K07, cursorOf(K07_SETTINGS, 1), cursorOf(FAIR, 3));
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("3..12 last");
    hub.put(FAIR, "A1", "y");
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("12..13 live");
  }

  @Test
  void tillThatIsAwayForTwoHoursIsParked() {
    live(K07, FAIR);
    hub.put(FAIR, "tea", "green");
    hub.publish();
    await("it waits").until(() -> hub.waiting(K07) == 1);
    hub.clock.advance(Duration.ofHours(3));
    hub.publish();
    await("the broker has removed it").until(() -> hub.waiting(K07) == 0);
  }

  @Test
  void whatIsForThisTillAloneSurvivesParking() throws Exception {
    hub.put(FAIR, "tea", "green");
    hub.enrol(K07, FAIR);
    hub.heartbeat(K07);
    hub.publish();
    hub.clock.advance(Duration.ofHours(3));
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("0..1 last", "0..1 last");
  }

  @Test
  void gapStartsOneCatchUpFromTheCursor() throws Exception {
    live(K07, FAIR);
    hub.put(FAIR, 1_200);
    hub.publish();
    hub.take(K07);
    CatchUpRequest request = new CatchUpRequest(K07, cursorOf(FAIR, 3));
    hub.feeds.catchUp().request(K07, request);
    hub.feeds.catchUp().request(K07, new CatchUpRequest(K07, cursorOf(FAIR, 0)));
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("3..503 target", "503..1003 target");
  }

  @Test
  void tillMayNotAskForAnother() {
    assertThatThrownBy(() -> hub.feeds.catchUp().request(K08, new CatchUpRequest(K07, Cursor.start(FAIR))))
        .isInstanceOf(RejectedMessage.class)
        .hasMessage("till K08 asks for a catch-up of till K07");
  }

  @Test
  void cursorThatStandsBehindInTwoHeartbeatsIsCaughtUp() throws Exception {
    live(K07, FAIR);
    hub.put(FAIR, "tea", "green");
    hub.publish();
    hub.heartbeat(K07, cursorOf(FAIR, 0));
    hub.heartbeat(K07, cursorOf(FAIR, 0));
    hub.publish();
    assertThat(hub.take(K07)).as("while something waits, nothing is missing").extracting(FeedsTest::range).containsExactly("0..1 live");
    hub.heartbeat(K07, cursorOf(FAIR, 0));
    hub.publish();
    assertThat(hub.waiting(K07)).isZero();
    hub.heartbeat(K07, cursorOf(FAIR, 0));
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("0..1 last");
  }

  @Test
  void lostEnvelopeOfARunningCatchUpIsSentAgain() throws Exception {
    hub.put(FAIR, 1_700);
    hub.enrol(K07, FAIR);
    hub.heartbeat(K07);
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("0..1 last", "0..500 target");
    hub.heartbeat(K07, Cursor.start(FAIR));
    hub.heartbeat(K07, Cursor.start(FAIR));
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::range).containsExactly("0..500 target", "500..1000 target");
  }

  @Test
  void cursorAheadOfTheHubBeginsANewGenerationForAll() throws Exception {
    live(K07, FAIR);
    live(K08, FAIR);
    hub.put(FAIR, "tea", "green");
    hub.publish();
    String before = hub.take(K07).get(0).generation();
    hub.take(K08);
    hub.heartbeat(K08, new Cursor(FAIR, before, 1));
    hub.heartbeat(K07, new Cursor(FAIR, before, 7));
    hub.publish();
    assertThat(hub.take(K08)).extracting(FeedsTest::range).containsExactly("0..1 last", "0..1 last");
    assertThat(hub.take(K07)).extracting(FeedEnvelope::generation).hasSize(2).doesNotContain(before);
  }

  @Test
  void parkedTillAheadOfTheHubBeginsANewGenerationToo() {
    live(K07, FAIR);
    String before = generation();
    hub.clock.advance(Duration.ofHours(3));
    hub.publish();

    hub.heartbeat(K07, new Cursor(FAIR, before, 7));

    assertThat(generation()).isNotEqualTo(before);
  }

  @Test
  void oneTillIsTheReasonForANewGenerationOnceADayAtMostAndThenAnAlarm() {
    live(K07, FAIR);
    hub.heartbeat(K07, new Cursor(FAIR, generation(), 7));
    String renewed = generation();

    hub.heartbeat(K07, new Cursor(FAIR, renewed, 7));
    assertThat(generation()).as("within the hour").isEqualTo(renewed);
    hub.clock.advance(Duration.ofHours(2));
    hub.restart();
    hub.heartbeat(K07, new Cursor(FAIR, renewed, 7));
    assertThat(generation()).as("within the day").isEqualTo(renewed);
    assertThat(new Alarms(hub.database).list()).extracting(Alarm::kind).containsExactly(Alarm.Kind.AHEAD_AGAIN);

    live(K08, FAIR);
    hub.heartbeat(K08, new Cursor(FAIR, renewed, 7));
    String byTheOther = generation();
    assertThat(byTheOther).as("another till").isNotEqualTo(renewed);
    hub.clock.advance(Duration.ofHours(2));
    hub.heartbeat(K07, new Cursor(FAIR, byTheOther, 7));
    assertThat(generation()).as("in turn with another one").isEqualTo(byTheOther);

    hub.clock.advance(Duration.ofDays(1));
    hub.heartbeat(K07, new Cursor(FAIR, byTheOther, 7));
    assertThat(generation()).as("the next day").isNotEqualTo(byTheOther);
  }

  @Test
  void tillOfAnotherGenerationIsBroughtEverythingAgain() throws Exception {
    live(K07, FAIR);
    hub.put(FAIR, "tea", "green");
    hub.publish();
    hub.take(K07);
    hub.feeds.generations().renew();
    hub.put(FAIR, "tea", "black");
    hub.heartbeat(K07, cursorOf(K07_SETTINGS, 1));
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::shape)
        .containsExactly("settings/K07 0..1 last [till]", "catalog/fair 0..2 last [tea]");
  }

  @Test
  void newScopeIsCaughtUpBesideTheLiveOnes() throws Exception {
    live(K07, FAIR);
    hub.put(TOWN, "milk", "fresh");
    hub.put(FAIR, "tea", "green");
    hub.feeds.exchange().assign(K07, new TreeSet<>(List.of(FAIR, TOWN)));
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::shape).containsExactly("settings/K07 1..2 live [till]", "catalog/fair 0..1 live [tea]");
    hub.heartbeat(K07, cursorOf(K07_SETTINGS, 2));
    hub.publish();
    assertThat(hub.take(K07)).extracting(FeedsTest::shape).containsExactly("catalog/town 0..1 last [milk]");
    assertThat(hub.feeds.exchange().of(K07)).containsExactly(FAIR, TOWN);
  }

  @Test
  void scopeTooBigForOneEnvelopeComesInSeveralThatFollowEachOther() throws Exception {
    live(K07, FAIR);
    Random random = new Random(1);
    hub.database.useTransaction(
        h -> {
          for (int i = 0; i < 10; i++) {
            FixtureRows.put(h, FAIR, "A" + i, random.ints(4_000).mapToObj(Integer::toString).reduce("", String::concat).substring(0, 29_000));
          }
        });
    hub.publish();
    List<FeedEnvelope> envelopes = hub.take(K07);
    assertThat(envelopes.size()).isGreaterThan(1);
    assertThat(envelopes.get(0).from()).isZero();
    for (int i = 1; i < envelopes.size(); i++) {
      assertThat(envelopes.get(i).from()).isEqualTo(envelopes.get(i - 1).to());
    }
    assertThat(envelopes.get(envelopes.size() - 1).to()).isEqualTo(10);
  }

  @Test
  void scopeWhoseContentCannotBeReadHoldsUpNoOther() throws Exception {
    live(K07, FAIR);
    hub.put(new FeedScope(Feed.STOCK, Feed.ALL), "tea", "there is no source for this feed");
    hub.put(FAIR, "tea", "green");
    assertThatThrownBy(hub::publish).hasMessage("no source for feed stock");
    assertThat(hub.take(K07)).extracting(FeedsTest::shape).containsExactly("catalog/fair 0..1 live [tea]");
  }

  @Test
  void dismissedTillHasNoSubscriptionAnyMore() {
    live(K07, FAIR);
    hub.feeds.exchange().dismiss(K07);
    assertThat(hub.brokers.hub().queues().exists("feeds.K07")).isFalse();
    assertThatThrownBy(() -> hub.feeds.exchange().assign(K07, new TreeSet<>())).hasMessage("till K07 has no subscription: it is not enrolled");
  }

  /** Enrolled, caught up with what is there, nothing waiting. */
  private static void live(TillId till, FeedScope scope) {
    hub.enrol(till, scope);
    hub.heartbeat(till);
    hub.publish();
    try {
      hub.take(till);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String generation() {
    return hub.database.read(FeedGenerations::current);
  }

  private static Cursor cursorOf(FeedScope scope, long version) {
    return new Cursor(scope, generation(), version);
  }

  private static String shape(FeedEnvelope e) {
    return e.scope() + " " + range(e) + " " + e.changes().stream().map(FeedChange::key).toList();
  }

  private static String range(FeedEnvelope e) {
    return e.from() + ".." + e.to() + (e.last() ? " last" : e.target() == null ? " live" : " target");
  }
}
