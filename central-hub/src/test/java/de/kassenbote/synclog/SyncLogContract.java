package de.kassenbote.synclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.database.Database;
import de.kassenbote.http.WebServer;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.Exchanged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How notes are kept, forgotten and shown, on any database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SyncLogContract {
  private static final int MOST = 2_500;

  private final HttpClient client = HttpClient.newHttpClient();
  private SteppedClock clock = new SteppedClock();
  private Database database;
  private WebServer server;
  private KeptSyncLog log;

  abstract Database open(Path directory);

  @BeforeAll
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
    server = WebServer.onLoopback(0, 10_000, Contract.mapper(), config -> {}, new SyncLogApi(database)::register);
  }

  @AfterAll
  void close() {
    server.close();
    database.close();
  }

  @BeforeEach
  void emptyTheTable() {
    database.useTransaction(tx -> tx.execute("DELETE FROM sync_log"));
    clock = new SteppedClock();
    log = new KeptSyncLog(database, MOST, clock);
  }

  @Test
  void noteIsKeptAsItWasTakenAndShownLatestFirst() throws Exception {
    log.note(new Exchanged(new TillId("K01"), Direction.RECEIVED, What.JOURNAL, "epoch 1", 1, 500, 500, 81_234, Result.OK, 12, null));
    clock.advance(Duration.ofSeconds(1));
    log.note(new Exchanged(null, Direction.SENT, What.FEED, "catalog/standard", 10, 20, 7, 999, Result.FAILED, 15_000, "no broker\u0000"));
    log.runOnce();

    List<JsonNode> notes = notes("");
    assertThat(notes).hasSize(2);
    assertThat(without("id", notes.get(1)))
        .hasToString(
            """
            {"notedAt":"2026-03-02T12:00:00Z","till":"K01","direction":"received","what":"journal","part":"epoch 1",\
            "from":1,"to":500,"items":500,"bytes":81234,"result":"ok","tookMillis":12}""");
    assertThat(notes.get(0).has("till")).isFalse();
    assertThat(notes.get(0).path("detail").asText()).isEqualTo("no broker\uFFFD");
  }

  @Test
  void filtersAreAppliedTogether() throws Exception {
    log.note(note("K01", Direction.SENT, What.CATCH_UP, Result.OK));
    clock.advance(Duration.ofHours(1));
    log.note(note("K01", Direction.RECEIVED, What.JOURNAL, Result.REJECTED));
    clock.advance(Duration.ofHours(1));
    log.note(note("K02", Direction.RECEIVED, What.JOURNAL, Result.OK));
    log.runOnce();

    assertThat(notes("?till=K01")).hasSize(2);
    assertThat(notes("?till=K01&direction=sent")).hasSize(1);
    assertThat(notes("?what=catch-up")).hasSize(1);
    assertThat(notes("?what=journal&result=rejected")).hasSize(1);
    assertThat(notes("?from=2026-03-02T13:00:00Z")).as("then or later").hasSize(2);
    assertThat(notes("?to=2026-03-02T13:00:00Z")).as("before then").hasSize(1);
    assertThat(notes("?till=K02&direction=sent")).isEmpty();
  }

  @Test
  void pagesFollowEachOtherWithoutALackAlsoWhenNotesComeMeanwhile() throws Exception {
    note(5);
    JsonNode first = get("?limit=2", 200);
    note(3);
    JsonNode second = get("?limit=2&before=" + first.path("before").asLong(), 200);
    JsonNode third = get("?limit=2&before=" + second.path("before").asLong(), 200);
    assertThat(third.has("before")).isFalse();
    List<Long> seen = new ArrayList<>();
    for (JsonNode page : List.of(first, second, third)) {
      page.path("notes").forEach(n -> seen.add(n.path("from").asLong()));
    }
    assertThat(seen).containsExactly(5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void whatIsOlderThanNinetyDaysIsForgottenStepByStep() throws Exception {
    note(2_400);
    clock.advance(Duration.ofDays(89));
    note(1);
    assertThat(count()).isEqualTo(2_401);
    clock.advance(Duration.ofDays(1).plusMillis(1));
    log.runOnce();
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void tableNeverGrowsBeyondItsBound() {
    note(MOST + 1_700);
    assertThat(count()).isEqualTo(MOST);
    note(50);
    assertThat(count()).isEqualTo(MOST);
  }

  @Test
  void moreThanCanBeWrittenIsLostAndHoldsNothingUp() {
    for (int i = 0; i < 12_000; i++) {
      log.note(note("K01", Direction.SENT, What.FEED, Result.OK));
    }
    assertThatCode(log::runOnce).doesNotThrowAnyException();
    assertThat(count()).isEqualTo(MOST);
  }

  @Test
  void notesOfADatabaseThatRefusesThemAreLostAlone() {
    database.useTransaction(tx -> tx.execute("ALTER TABLE sync_log ADD CONSTRAINT never CHECK (items < 0)"));
    log.note(note("K01", Direction.SENT, What.FEED, Result.OK));
    assertThatCode(log::runOnce).doesNotThrowAnyException();
    assertThat(count()).isZero();
    database.useTransaction(tx -> tx.execute("ALTER TABLE sync_log DROP CONSTRAINT never"));
    note(1);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whatIsStillInMemoryIsWrittenAtTheEnd() {
    log.note(note("K01", Direction.SENT, What.FEED, Result.OK));
    assertThat(count()).isZero();
    log.close();
    assertThat(count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ?till=k1           | 'k1' is not a till id
          ?direction=up      | direction must be one of [sent, received], got 'up'
          ?what=sales        | what must be one of [journal, feed, catch-up, catch-up-request], got 'sales'
          ?result=good       | result must be one of [ok, duplicate, dropped, gap, damaged, rejected, failed], got 'good'
          ?from=yesterday    | from must be a moment such as 2026-03-14T09:00:00Z, got 'yesterday'
          ?limit=1001        | limit must be a number from 1 to 1000, got '1001'
          ?before=x          | before must be a number from 1 to
          ?colour=red        | 'colour' is no parameter; allowed are before, direction, from, limit, result, till, to, what
          """)
  void wrongQuestionIsAnsweredWithOneClearSentence(String query, String sentence) throws Exception {
    assertThat(get(query, 400).path("message").asText()).contains(sentence);
  }

  private void note(int count) {
    for (int i = 1; i <= count; i++) {
      log.note(new Exchanged(new TillId("K01"), Direction.RECEIVED, What.JOURNAL, "epoch 1", i, i, 1, 100, Result.OK, 1, null));
    }
    log.runOnce();
  }

  private static Exchanged note(String till, Direction direction, What what, Result result) {
    return new Exchanged(new TillId(till), direction, what, "", 0, 0, 0, 0, result, 0, null);
  }

  private long count() {
    return database.read(tx -> tx.createQuery("SELECT COUNT(*) FROM sync_log").mapTo(Long.class).one());
  }

  private static JsonNode without(String field, JsonNode note) {
    return ((ObjectNode) note).without(field);
  }

  private List<JsonNode> notes(String query) throws IOException, InterruptedException {
    return get(query, 200).path("notes").valueStream().toList();
  }

  private JsonNode get(String query, int status) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/sync-log" + query);
    HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(status);
    return Contract.read(response.body(), JsonNode.class);
  }
}
