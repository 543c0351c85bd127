package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.database.RealPostgres;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.Mortal;
import de.kassenbote.systemtest.harness.MortalPostgres;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.systemtest.harness.TillSeller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of tills, hub and PostgreSQL at random moments, under sales, with something on its way each time. By
 * system property: {@code kassenbote.kills} over both databases, {@code kassenbote.seed}, {@code kassenbote.database}
 * (derby, postgresql or both).
 */
class KillsIT {
  private static final int KILLS = Integer.getInteger("kassenbote.kills", 15);
  private static final long SEED = Long.getLong("kassenbote.seed", System.nanoTime() % 1_000_000);
  private static final String DATABASE = System.getProperty("kassenbote.database", "both");
  private static final int LEAST_RATE = 20;
  private static final int RESERVE = 50;
  private static final double RATE_PER_TILL = 25;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void killsOfTillsAndOfAHubOnDerbyLoseDoubleAndChangeNothing() throws Exception {
    int kills = share("derby", KILLS / 2);
    try (Shop shop = shop(new HubProcess(directory))) {
      kill(shop, kills, List.of(shop.hub(), shop.tills().get(0), shop.tills().get(1)));
      Ledger.requireExactAndAsRebuilt(shop);
      requireNumbersWithoutGap(shop);
    }
  }

  @Test
  void killsOfTillsHubAndPostgresLoseDoubleAndChangeNothing() throws Exception {
    int kills = share("postgresql", KILLS - KILLS / 2);
    try (RealPostgres postgres = RealPostgres.in(directory.resolve("postgres"));
        Shop shop = shop(new HubProcess(directory, postgres.database()))) {
      kill(shop, kills, List.of(shop.hub(), shop.tills().get(0), new MortalPostgres(postgres), shop.tills().get(1)));
      Ledger.requireExactAndAsRebuilt(shop);
      requireNumbersWithoutGap(shop);
    }
  }

  /**
   * In blocks of a thousand, of which the hub gives the next one as soon as a hundred are used. A till that kills keep from the hub for
   * longer than a block lasts sells out of its reserve, which is used from its beginning, too.
   */
  private static void requireNumbersWithoutGap(Shop shop) {
    try (Database hub = Database.open(shop.hub().database(), "db/hub")) {
      for (TillProcess till : shop.tills()) {
        String prefix = till.id() + "-B";
        List<Long> numbers =
            hub.read(h -> h.select("SELECT document_number FROM document_number WHERE till = ? ORDER BY document_number", till.id().value())
                .map((rs, context) -> Long.valueOf(rs.getString(1).substring(prefix.length()))).list());
        String ranges = "SELECT first_no FROM number_range WHERE prefix = ? AND last_no > 0 AND reserve = %s ORDER BY first_no";
        List<Long> blocks = hub.read(h -> h.select(ranges.formatted("FALSE"), prefix).mapTo(Long.class).list());
        List<Long> reserves = hub.read(h -> h.select(ranges.formatted("TRUE"), prefix).mapTo(Long.class).list());
        assertThat(blocks).as("blocks that %s was given while it sold", till.id()).hasSizeGreaterThan(1);
        requireWithoutGap(till, 1, numbers.stream().filter(no -> no < reserves.get(0)).toList());
        for (long first : reserves) {
          requireWithoutGap(till, first, numbers.stream().filter(no -> no >= first && no < first + RESERVE).toList());
        }
      }
    }
  }

  private static void requireWithoutGap(TillProcess till, long first, List<Long> numbers) {
    assertThat(numbers).as("numbers of %s, each once", till.id()).doesNotHaveDuplicates();
    List<Long> gapless = LongStream.range(first, first + numbers.size()).boxed().toList();
    assertThat(gapless.stream().filter(no -> Collections.binarySearch(numbers, no) < 0)).as("numbers that %s left out", till.id()).isEmpty();
  }

  private static int share(String database, int ofBoth) {
    Assumptions.assumeTrue(DATABASE.equals("both") || DATABASE.equals(database), "not asked for");
    return DATABASE.equals("both") ? ofBoth : KILLS;
  }

  /** Its lines have a delay: what is sold takes a moment to be confirmed, so that there is something on its way. */
  private Shop shop(HubProcess hub) {
    Shop shop = Shop.open(directory, hub);
    for (String id : List.of("K01", "K02")) {
      hub.command("numbers", "add", id + "-B", "--kind", "receipt", "--block", "1000", "--low-water", "900", "--reserve", String.valueOf(RESERVE));
      shop.add(id, RATE_PER_TILL).line().slow(10_000_000, Duration.ofMillis(60));
    }
    shop.startTills();
    shop.sellers().forEach(TillSeller::start);
    return shop;
  }

  private static void kill(Shop shop, int kills, List<Mortal> mortals) {
    System.out.printf("%d kills, seed %d, at least %d sales/s%n", kills, SEED, LEAST_RATE);
    Random random = new Random(SEED);
    Supplier<Mortal> next = deck(mortals, random);
    for (int n = 1; n <= kills; n++) {
      killOne(shop, n, next.get(), random.nextInt(1_500));
    }
    shop.stop();
  }

  private static void killOne(Shop shop, int n, Mortal victim, int millis) {
    Shop.throughout("all is sound until the kill", Duration.ofMillis(millis), shop::requireSound);
    Shop.until("at least %d sales/s".formatted(LEAST_RATE), () -> shop.rate() >= LEAST_RATE);
    List<Unsent> unsent = awaitUnsent(shop, victim);
    int rate = shop.rate();
    victim.kill();
    long killed = System.nanoTime();
    victim.startAgain();
    shop.requireSound();
    System.out.printf(
        "kill %d: %s, after %d ms at %d sales/s, unsent %s, back after %d ms, %d sold%n",
        n, victim.name(), millis, rate, unsent, (System.nanoTime() - killed) / 1_000_000, shop.sold());
    assertThat(unsent).anyMatch(u -> u.count() > 0);
  }

  /** Each is drawn before one is drawn again. */
  private static Supplier<Mortal> deck(List<Mortal> mortals, Random random) {
    Deque<Mortal> deck = new ArrayDeque<>();
    return () -> {
      if (deck.isEmpty()) {
        List<Mortal> shuffled = new ArrayList<>(mortals);
        Collections.shuffle(shuffled, random);
        deck.addAll(shuffled);
      }
      return deck.remove();
    };
  }

  private static List<Unsent> awaitUnsent(Shop shop, Mortal victim) {
    List<Unsent> seen = new ArrayList<>();
    Shop.until(
        "something that concerns %s is unsent".formatted(victim.name()),
        () -> {
          seen.clear();
          shop.tills().stream().filter(t -> t == victim || !(victim instanceof TillProcess)).forEach(t -> seen.add(new Unsent(t.name(), t.unsent())));
          return seen.stream().anyMatch(u -> u.count() > 0);
        });
    return List.copyOf(seen);
  }

  private record Unsent(String till, long count) {
    @Override
    public String toString() {
      return till + ":" + count;
    }
  }
}
