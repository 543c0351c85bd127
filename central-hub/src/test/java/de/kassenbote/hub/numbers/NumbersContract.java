package de.kassenbote.hub.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.DocumentKind;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.TillId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the hub promises of document numbers, on whichever database it has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NumbersContract {
  private static final TillId K01 = new TillId("K01");
  private static final TillId K02 = new TillId("K02");
  private static final Operator EVE = new Operator("eve");
  private static final Series SHARED = new Series("2026-", "receipt", 6, 1, 1_000, 100, 20, 10);

  private final List<TillId> changed = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private String generation = "G1";
  private Database database;
  private Leases leases;
  private FirstNumbers first;
  private NumberAdministration numbers;
  private NumberOverview overview;

  abstract DatabaseSettings freshDatabase();

  @BeforeAll
  void openDatabase() {
    database = Database.open(freshDatabase(), "db/hub");
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void open() {
    for (String table : List.of("number_use", "number_skip", "till_numbers", "till_series", "number_range", "number_series", "alarm", "operator_act", "till")) {
      database.useTransaction(h -> h.execute("DELETE FROM " + table));
    }
    changed.clear();
    generation = "G1";
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    Numbers all = new Numbers(database, h -> generation, (h, till) -> changed.add(till), new OperatorActs(database, clock), clock);
    leases = all.leases();
    first = all.first();
    numbers = all.administration();
    overview = all.overview();
    till(K01);
    till(K02);
  }

  private void till(TillId till) {
    database.useTransaction(
        h -> {
          h.execute(
              "INSERT INTO till (id, epoch, settings_revision, currency, zone, added_at) VALUES (?, 1, 1, 'EUR', 'Europe/Berlin', 0)",
              till.value());
          first.begin(h, till);
        });
  }

  @Test
  void aNewTillHasRangesAndAReserveForEachKindOfDocument() {
    assertThat(ranges(K01, "receipt"))
        .containsExactlyInAnyOrder(
            new NumberRange("receipt", "K01-B", 8, 1, 100_000), new NumberRange("receipt", "K01-B", 8, 99_999_000, 99_999_999, true));
    assertThat(all(K01)).extracting(NumberRange::kind).hasSameElementsAs(DocumentKind.ALL).hasSize(2 * DocumentKind.ALL.size());
  }

  @Test
  void aSeriesPreparedForATillIsTakenAsItIs() {
    numbers.add(wish(new Series("K03-B", "receipt", 5, 7, 900, 50, 10, 0)), EVE);
    till(new TillId("K03"));
    assertThat(ranges(new TillId("K03"), "receipt")).containsExactly(new NumberRange("receipt", "K03-B", 5, 7, 56));
    numbers.add(wish(new Series("K04-B", "abort", 5, 1, 900, 50, 10, 0)), EVE);
    assertThatThrownBy(() -> till(new TillId("K04"))).hasMessage("number series 'K04-B' is of kind 'abort'; till K04 needs it for 'receipt'");
    assertThat(all(new TillId("K04"))).isEmpty();
  }

  @Test
  void theNextInstallationOfATillGetsOtherNumbersAndTheRestIsAbandoned() {
    replace(K01);
    assertThat(usable(K01)).filteredOn(r -> r.kind().equals("receipt"))
        .containsExactlyInAnyOrder(
            new NumberRange("receipt", "K01-B", 8, 100_001, 200_000), new NumberRange("receipt", "K01-B", 8, 99_998_000, 99_998_999, true));
    assertThat(ranges(K01, "receipt")).as("known to be its own all the same").hasSize(4);
    assertThat(receipts(List.of()).left()).isEqualTo(100_000);
  }

  @Test
  void aTillWithFewNumbersLeftIsGivenTheNextOnesOnceAndTheyFollow() {
    leases.told(K01, used(K01, 80_000));
    assertThat(ranges(K01, "receipt")).as("20,000 left").hasSize(2);

    List<RangeUse> told = used(K01, 80_001);
    leases.told(K01, told);
    leases.told(K01, told);
    assertThat(ranges(K01, "receipt")).as("on its way, so it is given once").hasSize(3).contains(new NumberRange("receipt", "K01-B", 8, 100_001, 200_000));
    assertThat(changed).containsExactly(K01);

    leases.told(K01, used(K01, 180_001));
    assertThat(ranges(K01, "receipt")).contains(new NumberRange("receipt", "K01-B", 8, 200_001, 300_000)).hasSize(4);
  }

  @Test
  void aReserveThatIsHalfUsedIsFilledUp() {
    List<RangeUse> uses = used(K01, 100_000);
    leases.told(K01, with(uses, reserve(K01), 500));
    assertThat(ranges(K01, "receipt").stream().filter(NumberRange::reserve)).hasSize(1);
    leases.told(K01, with(used(K01, 100_001), reserve(K01), 501));
    assertThat(ranges(K01, "receipt").stream().filter(NumberRange::reserve)).contains(new NumberRange("receipt", "K01-B", 8, 99_998_000, 99_998_999, true)).hasSize(2);
  }

  @Test
  void tillsOfOneSeriesShareItAndTheLastBlockIsAsLongAsThereAreNumbers() {
    numbers.add(wish(new Series("F-", "receipt", 4, 1, 250, 100, 20, 0)), EVE);
    numbers.assign(K01, "F-", EVE);
    numbers.assign(K02, "F-", EVE);
    for (TillId till : List.of(K01, K02, K01)) {
      leases.told(till, usedUp(till));
    }
    leases.told(K02, usedUp(K02));
    assertThat(ranges(K01, "receipt")).contains(new NumberRange("receipt", "F-", 4, 1, 100), new NumberRange("receipt", "F-", 4, 201, 250));
    assertThat(ranges(K02, "receipt")).contains(new NumberRange("receipt", "F-", 4, 101, 200)).filteredOn(r -> r.prefix().equals("F-")).hasSize(1);
  }

  @Test
  void afterARestoreNumbersAreGivenOnlyWhenAllTillsOfTheSeriesHaveToldAndNoneTwice() {
    numbers.add(wish(SHARED), EVE);
    numbers.assign(K01, "2026-", EVE);
    numbers.assign(K02, "2026-", EVE);
    generation = "G2";
    List<RangeUse> ofK01 = usedUp(K01);
    leases.told(K02, List.of());
    leases.told(K01, ofK01);
    assertThat(ranges(K01, "receipt")).as("K02 has not told").noneMatch(r -> r.prefix().equals("2026-"));

    NumberRange forgotten = new NumberRange("receipt", "2026-", 6, 1, 100);
    List<RangeUse> ofK02 = new ArrayList<>(used(K02, 1));
    ofK02.add(new RangeUse(forgotten, 101));
    leases.told(K02, ofK02);
    leases.told(K01, ofK01);
    assertThat(ranges(K02, "receipt")).contains(forgotten);
    assertThat(ranges(K01, "receipt")).contains(new NumberRange("receipt", "2026-", 6, 101, 200));
  }

  @Test
  void afterARestoreNobodyIsGivenNumbersByHandOrByReplacingEither() {
    numbers.add(wish(SHARED), EVE);
    numbers.assign(K01, "2026-", EVE);
    generation = "G2";
    String reason = "the hub was restored, and till K01 has not told since which numbers of '%s' it has: let it connect, or say up to which number they were used (kassenbote hub numbers skip)";
    assertThatThrownBy(() -> numbers.give(K02, "2026-", 1, 10, false, EVE)).isInstanceOf(HttpProblem.class).hasMessage(reason.formatted("2026-"));
    assertThatThrownBy(() -> replace(K01)).isInstanceOf(HttpProblem.class).hasMessage(reason.formatted("2026-"));
    numbers.assign(K01, "K01-B", EVE);
    assertThatThrownBy(() -> replace(K01)).as("it keeps what it had of its own series, too").hasMessage(reason.formatted("K01-B"));

    numbers.skip(K01, "K01-B", 250_000, EVE);
    assertThatThrownBy(() -> replace(K01)).as("what it had of the other kinds is as unknown as before").hasMessage(reason.formatted("K01-S"));
    for (String letter : List.of("S", "A", "T", "K", "Z", "G", "C", "D")) {
      numbers.skip(K01, "K01-" + letter, 250_000, EVE);
    }
    replace(K01);
    assertThat(usable(K01)).contains(new NumberRange("receipt", "K01-B", 8, 250_001, 350_000));
    assertThatThrownBy(() -> numbers.skip(K01, "K01-B", 250_000, EVE)).hasMessage("numbers of 'K01-B' can be skipped up to 350001 to 99999999, got 250000");
  }

  private void replace(TillId till) {
    database.useTransaction(h -> {
      h.execute("UPDATE till SET epoch = epoch + 1 WHERE id = ?", till.value());
      first.begin(h, till);
    });
  }

  @Test
  void whatATillUsedBeyondWhatAHubWithoutItsDatabaseGaveItIsLearnt() {
    List<RangeUse> told = new ArrayList<>(used(K01, 0));
    NumberRange given = new NumberRange("receipt", "K01-B", 8, 1, 100_000);
    told.replaceAll(u -> u.range().equals(given) ? new RangeUse(new NumberRange("receipt", "K01-B", 8, 1, 150_000), 150_001) : u);
    leases.told(K01, told);
    assertThat(usable(K01)).contains(new NumberRange("receipt", "K01-B", 8, 1, 150_000), new NumberRange("receipt", "K01-B", 8, 150_001, 250_000));
    assertThat(new Alarms(database).list()).isEmpty();
  }

  @Test
  void aTillCannotTakeNumbersByTellingThatItHasThem() {
    numbers.add(wish(SHARED), EVE);
    List<RangeUse> told = new ArrayList<>(used(K01, 1));
    told.add(new RangeUse(new NumberRange("receipt", "2026-", 6, 1, 1_000), 1));
    leases.told(K01, told);
    assertThat(all(K01)).noneMatch(r -> r.prefix().equals("2026-"));
    assertThat(new Alarms(database).list()).extracting(Alarm::detail).containsExactly("has numbers 2026-000001 to 2026-001000, which it was not given");
  }

  @Test
  void aSeriesWithoutNumbersLeftGivesATillNoInstallation() {
    numbers.add(wish(new Series("K05-B", "receipt", 3, 1, 10, 10, 0, 0)), EVE);
    till(new TillId("K05"));
    assertThatThrownBy(() -> replace(new TillId("K05"))).hasMessage("number series 'K05-B' has no numbers left for till K05: make it longer first");
  }

  @Test
  void tillsOfAnEarlierVersionGetNumbersOfAllKinds() {
    withoutVouchers(K01);
    first.completeKinds();
    first.completeKinds();
    assertThat(ranges(K01, DocumentKind.VOUCHER)).hasSize(2);
    assertThat(changed).containsExactly(K01);
  }

  @Test
  void aHubOfAnEarlierVersionThatWasRestoredStartsAndGivesNumbersOfNewKindsOnceItsTillsHaveTold() {
    List<RangeUse> had = used(K01, 1);
    withoutVouchers(K01);
    generation = "G2";
    first.completeKinds();
    assertThat(ranges(K01, DocumentKind.VOUCHER)).isEmpty();

    leases.told(K01, had);
    leases.told(K02, used(K02, 1));
    first.completeKinds();
    assertThat(ranges(K01, DocumentKind.VOUCHER)).hasSize(2);
  }

  private void withoutVouchers(TillId till) {
    database.useTransaction(h -> h.execute("DELETE FROM till_series WHERE kind = 'voucher' AND till = ?", till.value()));
    database.useTransaction(h -> h.execute("DELETE FROM number_range WHERE prefix = ?", till + "-G"));
    database.useTransaction(h -> h.execute("DELETE FROM number_series WHERE prefix = ?", till + "-G"));
  }

  private List<NumberRange> usable(TillId till) {
    return database.read(h -> Numbers.usable(h, till));
  }

  @Test
  void numbersThatAnotherTillWasGivenAreAnAlarm() {
    numbers.add(wish(SHARED), EVE);
    numbers.give(K02, "2026-", 1, 100, false, EVE);
    List<RangeUse> told = new ArrayList<>(used(K01, 1));
    told.add(new RangeUse(new NumberRange("receipt", "2026-", 6, 50, 60), 50));
    leases.told(K01, told);
    assertThat(new Alarms(database).list())
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.kind()).isEqualTo(Alarm.Kind.NUMBERS_OF_ANOTHER);
              assertThat(alarm.detail()).isEqualTo("has numbers 2026-000050 to 2026-000060, of which till K02 was given 2026-000001 to 2026-000100");
            });
  }

  @Test
  void whatOverlapsOrLiesOutsideIsRefusedAndChangesNothing() {
    numbers.add(wish(SHARED), EVE);
    numbers.give(K01, "2026-", 201, 300, false, EVE);
    assertThatThrownBy(() -> numbers.give(K02, "2026-", 300, 310, false, EVE)).isInstanceOf(IllegalStateException.class).hasMessage("till K01 was given 2026-000201 to 2026-000300");
    assertThatThrownBy(() -> numbers.give(K02, "2026-", 100, 500, false, EVE)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> numbers.give(K02, "2026-", 999, 1_001, false, EVE)).hasMessage("series '2026-' has the numbers 1 to 1000, got 999 to 1001");
    assertThatThrownBy(() -> numbers.give(K02, "2025-", 1, 2, false, EVE)).hasMessageStartingWith("there is no number series '2025-'; known are [");
    assertThatThrownBy(() -> numbers.give(new TillId("K99"), "2026-", 1, 2, false, EVE)).hasMessage("there is no till K99 in use");
    assertThatThrownBy(() -> numbers.add(wish(SHARED), EVE)).hasMessage("prefix '2026-' has a series already, of kind 'receipt'");
    assertThatThrownBy(() -> numbers.set("2026-", wish(new Series("2026-", "receipt", 6, 1, 250, 100, 20, 10)), EVE))
        .hasMessage("1 to 250 leaves out numbers 2026-000201 to 2026-000300, which till K01 was given");
    assertThatThrownBy(() -> numbers.set("2026-", wish(new Series("2026-", "abort", 6, 1, 900, 100, 20, 10)), EVE)).hasMessageStartingWith("prefix, kind and width of a series stay");
    assertThat(all(K02)).noneMatch(r -> r.prefix().equals("2026-"));

    numbers.give(K02, "2026-", 1, 200, false, EVE);
    numbers.give(K02, "2026-", 301, 301, true, EVE);
    requireNoOverlap();
  }

  @Test
  void theDatabaseItselfRefusesRangesThatOverlap() {
    numbers.add(wish(SHARED), EVE);
    numbers.give(K01, "2026-", 201, 300, false, EVE);
    for (long[] range : new long[][] {{250, 260, 0}, {250, 260, 200}, {250, 260, 300}, {150, 210, 0}, {301, 310, 299}, {301, 310, 0}}) {
      assertThatThrownBy(
              () ->
                  database.useTransaction(
                      h ->
                          h.execute(
                              "INSERT INTO number_range (prefix, first_no, last_no, previous_last, till, epoch, reserve, given_at) VALUES ('2026-', ?, ?, ?, 'K02', 1, FALSE, 0)",
                              range[0], range[1], range[2])))
          .as("%d to %d after %d", range[0], range[1], range[2])
          .satisfies(NumbersContract::requireBrokenConstraint);
    }
    assertThat(all(K02)).noneMatch(r -> r.prefix().equals("2026-"));
  }

  @Test
  void twoHundredEditsAndLeasesAtOnceNeverOverlap() throws Exception {
    numbers.add(wish(new Series("2026-", "receipt", 9, 1, 1_000_000, 100, 20, 10)), EVE);
    List<TillId> tills = IntStream.range(10, 20).mapToObj(n -> new TillId("K" + n)).toList();
    tills.forEach(till -> {
      till(till);
      numbers.assign(till, "2026-", EVE);
    });
    AtomicInteger leased = new AtomicInteger();
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    ExecutorService people = Executors.newFixedThreadPool(16);
    for (int n = 0; n < 200; n++) {
      int turn = n;
      people.submit(
          () -> {
            try {
              act(new Random(turn), tills.get(turn % tills.size()), leased);
            } catch (RuntimeException | AssertionError e) {
              if (!(e instanceof IllegalStateException && String.valueOf(e.getMessage()).contains("was given"))) {
                failures.add(e);
              }
            }
          });
    }
    people.shutdown();
    assertThat(people.awaitTermination(2, TimeUnit.MINUTES)).isTrue();

    assertThat(failures).isEmpty();
    assertThat(leased.get()).as("blocks that were given because a till had few").isGreaterThan(20);
    assertThat(tills.stream().flatMap(till -> all(till).stream()).filter(r -> r.prefix().equals("2026-")).count()).isGreaterThan(50);
    requireNoOverlap();
  }

  private void act(Random random, TillId till, AtomicInteger leased) {
    switch (random.nextInt(3)) {
      case 0 -> {
        int before = all(till).size();
        leases.told(till, usedUp(till));
        leased.addAndGet(all(till).size() > before ? 1 : 0);
      }
      case 1 -> {
        long first = 1 + random.nextInt(5_000);
        numbers.give(till, "2026-", first, first + random.nextInt(60), random.nextBoolean(), EVE);
      }
      default -> numbers.set("2026-", wish(new Series("2026-", "receipt", 9, 1, 1_000_000 + random.nextInt(100), 50 + random.nextInt(100), 20, 10)), EVE);
    }
  }

  @Test
  void whatIsLeftIsEnoughForAsManyDaysAsThePaceSays() {
    leases.told(K01, used(K01, 1_000));
    assertThat(receipts(List.of()).enoughForDays()).as("no pace yet").isNull();
    now = now.plus(Duration.ofDays(2));
    List<RangeUse> later = used(K01, 5_000);
    leases.told(K01, later);

    TillNumbers receipts = receipts(later);
    assertThat(receipts.left()).isEqualTo(95_000);
    assertThat(receipts.reserveLeft()).isEqualTo(1_000);
    assertThat(receipts.usedPerDay()).isEqualTo(2_000.0);
    assertThat(receipts.enoughForDays()).isEqualTo(47.5);
    assertThat(receipts.inReserve()).isFalse();
    assertThat(receipts(with(usedUp(K01), reserve(K01), 1)).inReserve()).isTrue();
  }

  private TillNumbers receipts(List<RangeUse> told) {
    return overview.tills(till -> told, K01).stream().filter(n -> n.kind().equals("receipt")).findFirst().orElseThrow();
  }

  private static SeriesWish wish(Series s) {
    return new SeriesWish(s.prefix(), s.kind(), s.width(), s.first(), s.last(), s.blockSize(), s.lowWater(), s.reserve());
  }

  private List<NumberRange> all(TillId till) {
    return database.read(h -> Numbers.ranges(h, till));
  }

  private List<NumberRange> ranges(TillId till, String kind) {
    return all(till).stream().filter(r -> r.kind().equals(kind)).toList();
  }

  private NumberRange reserve(TillId till) {
    return ranges(till, "receipt").stream().filter(NumberRange::reserve).findFirst().orElseThrow();
  }

  /** As the till tells it after that many receipts with ordinary numbers, and no other documents. */
  private List<RangeUse> used(TillId till, long receipts) {
    List<RangeUse> uses = new ArrayList<>();
    long rest = receipts;
    for (NumberRange range : all(till)) {
      boolean counts = range.kind().equals("receipt") && !range.reserve();
      long used = counts ? Math.min(rest, range.last() - range.first() + 1) : 0;
      rest -= used;
      uses.add(new RangeUse(range, range.first() + used));
    }
    return uses;
  }

  private List<RangeUse> usedUp(TillId till) {
    return used(till, Long.MAX_VALUE / 2);
  }

  private static List<RangeUse> with(List<RangeUse> uses, NumberRange range, long used) {
    return uses.stream().map(u -> u.range().equals(range) ? new RangeUse(range, range.first() + used) : u).toList();
  }

  private static void requireBrokenConstraint(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof SQLException)) {
      cause = Objects.requireNonNull(cause.getCause(), "no database refused it: " + failure);
    }
    assertThat(((SQLException) cause).getSQLState()).startsWith("23");
  }

  private void requireNoOverlap() {
    List<GivenRange> given = database.read(h -> RangeTable.ofSeries(h, "2026-"));
    Set<Long> seen = new HashSet<>();
    given.forEach(g -> {
      for (long n = g.range().first(); n <= g.range().last(); n++) {
        assertThat(seen.add(n)).as("number %d of %s is given once", n, g).isTrue();
      }
    });
  }
}
