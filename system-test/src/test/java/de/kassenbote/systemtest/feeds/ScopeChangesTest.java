package de.kassenbote.systemtest.feeds;

import static de.kassenbote.systemtest.feeds.StockedHub.template;
import static de.kassenbote.systemtest.feeds.StockedHub.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.hub.feed.FeedSettings;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tills are to get changes while they are there, away or parked; afterwards they hold exactly that. A seed gives the same run again. */
class ScopeChangesTest {
  private static final List<String> CATALOGS = List.of("fair", "town", "village");
  private static final List<String> GROUPS = List.of("gold", "none", "silver");
  private static final List<Feed> FEEDS = List.of(Feed.CATALOG, Feed.CUSTOMER, Feed.SUPPLIER, Feed.STOCK);
  private static final String TEMPLATE = "branch";

  private static StockedHub stocked;
  private static List<FeedTill> tills;

  private final List<String> history = new ArrayList<>();

  @BeforeAll
  static void open(@TempDir Path directory) throws Exception {
    stocked = new StockedHub(directory, new FeedSettings(3, Duration.ofHours(2), Duration.ofMinutes(1), 2, 3));
    for (int i = 0; i < 60; i++) {
      stocked.article("A" + i, "Tea", List.of(i < 20 ? "fair" : "town", i % 3 == 0 ? "fair" : "village"));
      stocked.customer("C" + i, "Ada", i % 3 == 0 ? null : GROUPS.get(i % 3 == 1 ? 0 : 2));
    }
    for (int i = 0; i < 5; i++) {
      stocked.supplier("S" + i, "Mill");
      stocked.stock("A" + i, i);
    }
    tills = List.of(new FeedTill("K01", stocked.hub, directory), new FeedTill("K02", stocked.hub, directory));
    stocked.addTemplate(TEMPLATE, wish(List.of("town"), false, List.of("gold"), false, false));
    stocked.enrol(tills.get(0).id, template(TEMPLATE));
    stocked.enrol(tills.get(1).id, wish(List.of("village"), true, List.of(), true, true));
  }

  @AfterAll
  static void close() {
    tills.forEach(FeedTill::close);
    stocked.close();
  }

  /** The first till is parked meanwhile, and the hub starts anew with its broker. */
  @Test
  void aTillThatWasAwayForLongHoldsExactlyWhatItIsToHave() throws Exception {
    FeedTill till = tills.get(0);
    stocked.exchange(till.id, template(TEMPLATE));
    stocked.setTemplate(TEMPLATE, wish(List.of("town"), false, List.of("gold"), false, false));
    stocked.article("A3", "Tea", List.of("fair", "town"));
    stocked.article("A4", "Tea", List.of("fair", "town"));
    stocked.customer("C0", "Ada", null);
    stocked.customer("C1", "Ada", "gold");
    stocked.customer("C7", "Ada", "gold");
    comeToRest();
    assertThat(till.keys(Feed.CATALOG)).contains("A3", "A4");
    assertThat(till.keys(Feed.CUSTOMER)).contains("C1", "C7").doesNotContain("C0");
    till.assertHoldsWhatTheHubHolds("before");

    stocked.hub.clock.advance(Duration.ofHours(3));
    stocked.hub.publish();
    assertThat(stocked.isParked(till.id)).isTrue();
    stocked.setTemplate(TEMPLATE, wish(List.of("fair", "town"), true, List.of(), true, true));
    stocked.article("A100", "Tea of the town", List.of("town"));
    stocked.hub.publish();
    stocked.exchange(till.id, wish(List.of("village"), false, List.of("silver"), false, true));
    stocked.article("A3", "Tea of no fair", List.of("village"));
    stocked.deleteArticle("A4");
    stocked.customer("C1", "Ada of silver", "silver");
    stocked.hub.publish();
    stocked.restart();
    stocked.exchange(till.id, template(TEMPLATE));
    stocked.setTemplate(TEMPLATE, wish(List.of(), false, List.of(), false, false));
    stocked.hub.publish();
    stocked.setTemplate(TEMPLATE, wish(List.of("fair", "village"), false, List.of("gold", "silver"), true, false));
    stocked.customer("C100", "Ada of a new group", "guests");
    stocked.deleteCustomer("C7");
    comeToRest();

    assertThat(stocked.hub.exchange().exchange().of(till.id))
        .containsExactly(
            new FeedScope(Feed.CATALOG, "fair"), new FeedScope(Feed.CATALOG, "village"), new FeedScope(Feed.CUSTOMER, "gold"),
            new FeedScope(Feed.CUSTOMER, "silver"), new FeedScope(Feed.SUPPLIER, Feed.ALL));
    till.assertHoldsWhatTheHubHolds("after");
    assertThat(till.keys(Feed.STOCK)).isEmpty();
    assertThat(till.keys(Feed.CATALOG)).contains("A3").doesNotContain("A4", "A100");
    assertThat(till.keys(Feed.CUSTOMER)).contains("C1").doesNotContain("C0", "C7", "C100");
  }

  @Test
  void aTillOfAllCustomersGetsThoseOfGroupsToComeAndThoseWithoutOne() throws Exception {
    FeedTill till = tills.get(1);
    stocked.exchange(till.id, wish(List.of(), true, List.of(), false, false));
    comeToRest();

    stocked.customer("C200", "Ada of another group", "platinum");
    stocked.customer("C201", "Ada of none", null);
    stocked.customer("C2", "Ada without a group any more", null);
    comeToRest();

    assertThat(till.keys(Feed.CUSTOMER)).contains("C200", "C201", "C2");
    till.assertHoldsWhatTheHubHolds("all customers");
    stocked.deleteCustomer("C200");
    stocked.deleteCustomer("C201");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void afterAnyChangesTheTillsHoldExactlyTheNewScopes(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      step(random, tills.get(random.nextInt(tills.size())));
    }
    comeToRest();
    tills.forEach(till -> till.assertHoldsWhatTheHubHolds("seed " + seed + " " + history));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void asManyRowsComeAndGoAsThePreviewSaid(long seed) throws Exception {
    Random random = new Random(seed);
    stocked.exchange(tills.get(0).id, template(TEMPLATE));
    for (int i = 0; i < 12; i++) {
      edit(random);
      comeToRest();
      boolean byTemplate = random.nextBoolean();
      FeedTill till = byTemplate ? tills.get(0) : tills.get(1);
      ObjectNode wish = anyWish(random);
      JsonNode preview = byTemplate ? stocked.previewTemplate(TEMPLATE, wish) : stocked.preview(till.id, wish);
      comeToRest();
      Map<Feed, Set<String>> before = rows(till);
      if (byTemplate) {
        stocked.setTemplate(TEMPLATE, wish);
      } else {
        stocked.exchange(till.id, wish);
      }
      comeToRest();
      till.assertHoldsWhatTheHubHolds("seed %d, change %d".formatted(seed, i));
      assertThat(told(preview, till)).as("seed %d, change %d: %s", seed, i, wish).isEqualTo(counted(before, rows(till)));
    }
  }

  private void step(Random random, FeedTill till) throws Exception {
    int dice = random.nextInt(100);
    history.add(dice + till.id.value());
    if (dice < 25) {
      edit(random);
    } else if (dice < 45) {
      stocked.hub.publish();
    } else if (dice < 60) {
      for (var message : till.take(1 + random.nextInt(4))) {
        till.apply(message);
      }
    } else if (dice < 72) {
      stocked.hub.clock.advance(Duration.ofSeconds(10));
      till.heartbeat();
    } else if (dice < 76) {
      till.sendRequests();
    } else if (dice < 79) {
      till.restart();
    } else if (dice < 82) {
      stocked.hub.clock.advance(Duration.ofHours(3));
    } else if (dice < 90) {
      stocked.exchange(till.id, random.nextInt(3) == 0 ? template(TEMPLATE) : anyWish(random));
    } else if (dice < 98) {
      stocked.setTemplate(TEMPLATE, anyWish(random));
    } else {
      stocked.restart();
    }
  }

  private static void edit(Random random) {
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      int n = random.nextInt(60);
      switch (random.nextInt(6)) {
        case 0 -> stocked.customer("C" + n, "Ada " + random.nextInt(), random.nextBoolean() ? "gold" : null);
        case 1 -> stocked.customer("C" + n, "Ada", "silver");
        case 2 -> stocked.stock("A" + (n % 5), random.nextInt(100));
        case 3 -> stocked.supplier("S" + (n % 8), "Mill " + random.nextInt());
        default -> stocked.article("A" + n, "Tea " + random.nextInt(), some(random, CATALOGS));
      }
    }
  }

  /** All, some or none of everything. */
  private static ObjectNode anyWish(Random random) {
    boolean everybody = random.nextInt(3) == 0;
    return wish(some(random, CATALOGS), everybody, everybody ? List.of() : some(random, GROUPS), random.nextBoolean(), random.nextBoolean());
  }

  private static List<String> some(Random random, List<String> names) {
    return names.stream().filter(name -> random.nextBoolean()).toList();
  }

  /** Nothing is changed any more; a few minutes of heartbeats must do. */
  private static void comeToRest() throws Exception {
    for (int i = 0; i < 60 && !(i > 2 && tills.stream().allMatch(FeedTill::holdsWhatTheHubHolds)); i++) {
      stocked.hub.clock.advance(Duration.ofSeconds(10));
      for (FeedTill till : tills) {
        till.heartbeat();
        stocked.hub.publish();
        till.takeAndApply();
        till.sendRequests();
      }
    }
  }

  private static Map<Feed, Set<String>> rows(FeedTill till) {
    Map<Feed, Set<String>> rows = new HashMap<>();
    FEEDS.forEach(feed -> rows.put(feed, till.keys(feed)));
    return rows;
  }

  private static Map<String, String> counted(Map<Feed, Set<String>> before, Map<Feed, Set<String>> after) {
    Map<String, String> counted = new TreeMap<>();
    FEEDS.forEach(feed -> counted.put(feed.id(), "+%d -%d".formatted(more(after.get(feed), before.get(feed)), more(before.get(feed), after.get(feed)))));
    return counted;
  }

  private static int more(Set<String> keys, Set<String> others) {
    Set<String> more = new TreeSet<>(keys);
    more.removeAll(others);
    return more.size();
  }

  private static Map<String, String> told(JsonNode preview, FeedTill till) {
    Map<String, String> told = new TreeMap<>();
    for (JsonNode of : preview.path("tills")) {
      if (of.path("till").asText().equals(till.id.value())) {
        of.path("feeds").forEach(feed -> told.put(feed.path("feed").asText(), "+%d -%d".formatted(feed.path("comes").asLong(), feed.path("goes").asLong())));
      }
    }
    return told;
  }
}
