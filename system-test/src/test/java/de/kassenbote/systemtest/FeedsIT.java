package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.HeldTls;
import de.kassenbote.broker.HubBrokerSettings;
import de.kassenbote.broker.InternalUser;
import de.kassenbote.cli.client.Refused;
import de.kassenbote.database.Database;
import de.kassenbote.hub.access.TillSecurity;
import de.kassenbote.hub.registry.TillCertificates;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.systemtest.harness.FeedState;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Imports;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.till.enrolment.Enrolled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Master data on its way to a till that was away for long, and prices that change by themselves. */
class FeedsIT {
  private static final int ARTICLES = 20_000;
  private static final int FIRST_OF_FAIR = 12_001;
  private static final int LAST_OF_RANGE = 15_000;
  private static final int ROUNDS = 5;
  private static final int DELETED = 500;
  private static final String RANGE = "Sortiment";
  private static final String FAIR = "Messe";
  private static final String ACTION = "Aktion";

  /** The hub's default budget and what one catch-up may have in flight. */
  private static final int MOST_WAITING = 64 + 8;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  private HubProcess hub;
  private TillProcess till;

  @Test
  void aTillThatMissedAHundredThousandChangesIsParkedAndThenHoldsWhatTheHubHolds() throws IOException {
    hub = new HubProcess(directory);
    try (HubProcess running = hub.start()) {
      Path start = file("start", ARTICLES, n -> "%s;Ware %d;%s;7;%s".formatted(number(n), n, price(n, 0), catalogs(n)), "article;name;price_gross;tax_rate;catalogs");
      hub.command("import", "articles", start.toString());
      till = new TillProcess(directory, hub.addTill("K01", RANGE, FAIR), hub.brokerPort());
      try (TillProcess selling = till.start()) {
        hub.awaitCurrent(till.id());
        missEverything();
        requireParked();
        catchUpBesideLiveChanges();
        switchPriceWithoutTheLink();
        running.stop();
        selling.stop();
        FeedState atTill = FeedState.atTill(till);
        assertThat(atTill.hashes()).containsOnlyKeys(RANGE, ACTION);
        assertThat(atTill).isEqualTo(FeedState.atHub(hub.data().resolve("database")).of(RANGE, ACTION));
      }
    } finally {
      hub.kill();
      if (till != null) {
        till.kill();
      }
    }
  }

  private void missEverything() throws IOException {
    till.line().cut();
    long began = System.nanoTime();
    for (int round = 1; round < ROUNDS; round++) {
      int r = round;
      Imports.of(hub).articles(file("round", ARTICLES, n -> "%s;Ware %d in Runde %d;%s;7".formatted(number(n), n, r, price(n, r)), "article;name;price_gross;tax_rate"));
    }
    Imports.of(hub).prices(file("prices", ARTICLES, n -> "%s;%s;%s".formatted(number(n), price(n, 9), n % 2 == 0 ? "2026-01-01" : "2099-01-01"), "article;price_gross;valid_from"));
    Imports.of(hub).remove(file("removed", DELETED, n -> "%s;Ware;7".formatted(number(n * 30)), "article;name;tax_rate"));
    Imports.of(hub).articles(file("action", 1_000, n -> "%s;Ware %d in Aktion;7".formatted(number(n * 15 + 1), n), "article;name;tax_rate"), ACTION);
    hub.command("exchange-template", "add", "market", "--catalog", FAIR, "--all-customers");
    hub.command("till", "exchange", "K01", "--template", "market");
    hub.command("till", "exchange", "K01", "--catalog", FAIR, "--catalog", RANGE);
    hub.command("till", "exchange", "K01", "--template", "market");
    hub.command("exchange-template", "set", "market", "--catalog", RANGE, "--catalog", ACTION);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%d article changes while the till was away, in %.1f s, %.0f/s%n", ROUNDS * ARTICLES, seconds, ROUNDS * ARTICLES / seconds);
  }

  /** From the files of the stopped hub, which then starts again. */
  private void requireParked() {
    hub.close();
    try (Database database = Database.open(hub.database(), "db/hub")) {
      int parked = database.read(h -> h.createQuery("SELECT parked FROM till_subscription").mapTo(Integer.class).one());
      assertThat(parked).as("parked").isEqualTo(1);
      InternalUser internal = InternalUser.create();
      HubBrokerSettings settings = HubBrokerSettings.onLoopback(hub.data().resolve("broker"), 0, HeldTls.hold(Enrolled.in(till.data())::context));
      try (EmbeddedBroker broker = EmbeddedBroker.hub(settings, internal, new TillSecurity(internal, new TillCertificates(database, Clock.systemUTC()), Clock.systemUTC()))) {
        long waiting = broker.queues().messageCount(Queues.feeds(till.id()));
        System.out.printf("%d envelopes wait for the parked till%n", waiting);
        assertThat(waiting).isLessThanOrEqualTo(MOST_WAITING);
      }
    }
    hub.start();
  }

  /** Over a slow line at first, so that the changes surely come in the middle. */
  private void catchUpBesideLiveChanges() {
    long began = System.nanoTime();
    till.line().restore();
    till.line().slow(50_000, Duration.ofMillis(30));
    till.rest().post("/api/v1/exchange-now");
    Shop.until("the catch-up has begun", () -> name(1).contains("in Runde") || name(2).contains("in Runde"));
    for (int n = 1; n <= 20; n++) {
      hub.rename(number(n), "Ware %d live".formatted(n));
    }
    assertThat(missing()).as("articles that the till still lacks after the live changes").isPositive();
    till.line().restore();
    hub.awaitCurrent(till.id());
    System.out.printf("caught up in %.1f s%n", (System.nanoTime() - began) / 1e9);
    assertThat(IntStream.rangeClosed(1, 20).filter(n -> n % 30 != 0)).allSatisfy(n -> assertThat(name(n)).isEqualTo("Ware %d live".formatted(n)));
  }

  private void switchPriceWithoutTheLink() {
    Instant from = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.MILLIS);
    ObjectNode price = JsonNodeFactory.instance.objectNode().put("validFrom", from.toString());
    price.putObject("amount").put("minor", 4242).put("currency", "EUR");
    JsonNode article = hub.rest().get("/api/v1/articles/" + number(2));
    var prices = JsonNodeFactory.instance.arrayNode().add(price);
    article.path("prices").forEach(prices::add);
    hub.rest().put("/api/v1/articles/" + number(2) + "/prices", prices);
    Shop.until("the till knows the coming price", Duration.ofSeconds(5), () -> at(2).path("article").path("prices").toString().contains("4242"));
    till.line().cut();
    assertThat(at(2).path("price").path("minor").longValue()).isNotEqualTo(4242);
    Shop.until("the price has changed", Duration.ofSeconds(15), () -> at(2).path("price").path("minor").longValue() == 4242);
    assertThat(Instant.now()).isAfterOrEqualTo(from);
    assertThat(till.isOnline()).isFalse();
  }

  /** How many articles of the last hundred of the range do not have the last round's name. */
  private long missing() {
    return IntStream.rangeClosed(LAST_OF_RANGE - 100, LAST_OF_RANGE).filter(n -> n % 30 != 0 && n % 15 != 1 && !name(n).endsWith("in Runde 4")).count();
  }

  private String name(int n) {
    return at(n).path("article").path("name").asText();
  }

  private JsonNode at(int n) {
    try {
      return till.rest().get("/api/v1/articles/" + number(n));
    } catch (Refused e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private Path file(String name, int count, IntFunction<String> row, String header) throws IOException {
    String rows = IntStream.rangeClosed(1, count).mapToObj(row).collect(Collectors.joining("\n"));
    return Files.writeString(directory.resolve(name + ".csv"), header + "\n" + rows + "\n");
  }

  private static String number(int n) {
    return "A%05d".formatted(n);
  }

  private static String price(int n, int round) {
    return "%d,%02d".formatted(1 + n % 50 + round, n % 100);
  }

  private static String catalogs(int n) {
    return n < FIRST_OF_FAIR ? RANGE : n <= LAST_OF_RANGE ? RANGE + "|" + FAIR : FAIR;
  }
}
