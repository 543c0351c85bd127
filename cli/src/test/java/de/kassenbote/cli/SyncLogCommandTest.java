package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import de.kassenbote.till.Till;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The sync log of a whole hub and a whole till that sold something. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncLogCommandTest {
  private Path directory;
  private Hub hub;
  private Till till;

  @BeforeAll
  void sell(@TempDir Path temporary) throws Exception {
    directory = temporary;
    hub = Hub.start(HubSettings.onLoopback(directory.resolve("hub"), DatabaseSettings.derby(directory.resolve("hub/database")), 0, 0, 0));
    Path articles = Files.writeString(directory.resolve("articles.csv"), "article;name;group;price_gross;tax_rate\nB1;Roggenbrot;Brot;4,30;7\n");
    assertThat(atHub("hub", "import", "articles", articles.toString(), "--catalog", "standard").err()).isEmpty();
    assertThat(atHub("hub", "till", "add", "K01", "--catalog", "standard").exitCode()).isZero();
    till = EnrolledTill.start(directory.resolve("K01"), "K01", this::atHub);
    Path baskets = Files.writeString(directory.resolve("baskets.csv"), "basket,sold_at,article\n1,2026-03-02T09:58:11,B1\n");
    await("the till has its article and sells it").atMost(Duration.ofSeconds(60)).until(
        () -> CommandRun.of("till", "sell", "--baskets", baskets.toString(), "--record", baskets + ".sold", "--url", till()).exitCode() == 0);
    await("the sale is noted at the hub").atMost(Duration.ofSeconds(60)).until(() -> notes(atHub("sync-log", "--what", "journal", "-o", "json")).size() > 0);
  }

  @AfterAll
  void stop() {
    till.close();
    hub.close();
  }

  @Test
  void whatProgramsGetIsDocumented() throws Exception {
    DocumentedJson.of("sync-log").describes(atHub("sync-log", "-o", "json").json());
  }

  @Test
  void bothSidesNoteTheEnvelopeOfTheSale() {
    JsonNode received = notes(atHub("sync-log", "--what", "journal", "--till", "K01", "-o", "json")).get(0);
    await("it is noted at the till, too").until(() -> notes(atTill("--what", "journal", "-o", "json")).size() > 0);
    JsonNode sent = notes(atTill("--what", "journal", "-o", "json")).get(0);
    assertThat(received.path("direction").asText()).isEqualTo("received");
    assertThat(sent.path("direction").asText()).isEqualTo("sent");
    for (JsonNode note : new JsonNode[] {received, sent}) {
      assertThat(note.path("till").asText()).isEqualTo("K01");
      assertThat(note.path("part").asText()).isEqualTo("epoch 1");
      assertThat(note.path("from").asLong()).isEqualTo(1);
      assertThat(note.path("to").asLong()).isEqualTo(1);
      assertThat(note.path("items").asInt()).isEqualTo(1);
      assertThat(note.path("result").asText()).isEqualTo("ok");
    }
    assertThat(sent.path("bytes").asInt()).isPositive().isEqualTo(received.path("bytes").asInt());
  }

  @Test
  void bothSidesNoteTheCatchUpThatBroughtTheArticle() {
    String[] filter = {"--what", "catch-up", "--result", "ok", "-o", "csv"};
    String[] hubs = Stream.concat(Stream.of("sync-log"), Stream.of(filter)).toArray(String[]::new);
    await("noted at the hub").until(() -> atHub(hubs).out().contains("K01,sent,catch-up,catalog/standard"));
    await("noted at the till").until(() -> atTill(filter).out().contains("K01,received,catch-up,catalog/standard"));
  }

  @Test
  void pagesFollowEachOther() {
    CommandRun first = atHub("sync-log", "--limit", "1");
    assertThat(first.exitCode()).isZero();
    assertThat(first.err()).contains("there are more; --before ");
    JsonNode page = atHub("sync-log", "--limit", "1", "-o", "json").json();
    JsonNode next = notes(atHub("sync-log", "--limit", "1", "--before", page.path("before").asText(), "-o", "json"));
    assertThat(next.get(0).path("id").asLong()).isLessThan(page.path("notes").get(0).path("id").asLong());
  }

  @Test
  void wrongQuestionsAreOneSentence() {
    assertThat(atHub("sync-log", "--what", "sales").exitCode()).isEqualTo(2);
    assertThat(atHub("sync-log", "--what", "sales").err()).contains("what must be one of [journal, feed, catch-up, catch-up-request], got 'sales'");
    assertThat(atTill("--from", "yesterday").err()).contains("from must be a moment such as 2026-03-14T09:00:00Z, got 'yesterday'");
    assertThat(atTill("--limit", "0").err()).contains("limit must be a number from 1 to 1000, got '0'");
    assertThat(CommandRun.of("sync-log", "--at-till", "http://127.0.0.1:1").exitCode()).isEqualTo(5);
  }

  private CommandRun atHub(String... arguments) {
    Stream<String> where = Stream.of("--data", directory.resolve("hub").toString(), "--http-port", String.valueOf(hub.httpPort()));
    return CommandRun.of(Stream.concat(Stream.of(arguments), where).toArray(String[]::new));
  }

  private CommandRun atTill(String... arguments) {
    return CommandRun.of(Stream.concat(Stream.of("sync-log", "--at-till", till()), Stream.of(arguments)).toArray(String[]::new));
  }

  private String till() {
    return "http://127.0.0.1:" + till.httpPort();
  }

  private static JsonNode notes(CommandRun run) {
    assertThat(run.err()).isEmpty();
    return run.json().path("notes");
  }
}
