package de.kassenbote.hub.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.database.Database;
import de.kassenbote.http.WebServer;
import de.kassenbote.hub.deadletter.DeadLetterApi;
import de.kassenbote.hub.deadletter.ReplayWork;
import de.kassenbote.hub.deadletter.Replays;
import de.kassenbote.hub.journal.HubTables;
import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.hub.operator.ActsApi;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Receipt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator can do with failed entries over HTTP, on any database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EntryReplayContract {
  private final HttpClient client = HttpClient.newHttpClient();
  private final SteppedClock steady = new SteppedClock();
  private Database database;
  private HubUnderTest hub;
  private ReplayWork work;
  private WebServer server;

  abstract Database open(Path directory);

  @BeforeAll
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
    hub = HubUnderTest.on(database);
    SteppedClock clock = new SteppedClock();
    OperatorActs acts = new OperatorActs(database, clock);
    Replays replays = new Replays(List.of(new EntryReplay(hub.projection, clock)), hub.failed);
    work = new ReplayWork(database, replays, acts, clock, steady);
    DeadLetterApi api = new DeadLetterApi(database, replays, acts, clock);
    server =
        WebServer.onLoopback(0, 1_000_000, Contract.mapper(), config -> {}, routes -> {
          api.register(routes);
          new ActsApi(acts).register(routes);
        });
  }

  @AfterAll
  void close() {
    server.close();
    database.close();
  }

  @Test
  void listShowsWhatFailedWithItsCauseAndWhatWaitsForIt() throws Exception {
    TillJournal till = brokenSaleAndItsReversal();
    JsonNode page = get("?till=" + till.till(), 200);
    assertThat(page.path("total").asLong()).isEqualTo(1);
    JsonNode listed = page.path("letters").get(0);
    assertThat(listed.path("key").asText()).isEqualTo(till.key(1).toString());
    assertThat(listed.path("state").asText()).isEqualTo("OPEN");
    assertThat(listed.path("waiting").asInt()).isEqualTo(1);
    JsonNode shown = get("/" + listed.path("id").asLong(), 200);
    assertThat(shown.path("body").asText()).isEqualTo("broken");
    assertThat(shown.path("causeStack").asText()).contains("RejectedMessage", "\tat ");
    assertThat(shown.path("headers").path("type").asText()).isEqualTo("receipt");
    assertThat(shown.path("waiting").get(0).asText()).isEqualTo(till.key(2).toString());
  }

  @Test
  void filtersNarrowTheListAndItsGroups() throws Exception {
    TillJournal till = TillJournal.aTill().write("moon-phase", "{}").write("moon-phase", "{}").write("sun_phase", "{}");
    hub.record(till);
    hub.project();
    String here = "till=" + till.till();
    assertThat(get("?q=SUN_phase&" + here, 200).path("total").asLong()).isEqualTo(1);
    assertThat(get("?q=sunXphase&" + here, 200).path("total").asLong()).isZero();
    assertThat(get("?origin=record-journal&" + here, 200).path("total").asLong()).isZero();
    assertThat(get("?state=resolved&" + here, 200).path("total").asLong()).isZero();
    assertThat(get("?limit=2&" + here, 200).path("letters")).hasSize(2);
    assertThat(get("?limit=2&" + here, 200).path("total").asLong()).isEqualTo(3);
    JsonNode group = get("/groups?" + here, 200).get(0);
    assertThat(group.path("letters").asLong()).as("quoted words differ, the cause is one").isEqualTo(3);
    assertThat(get("?fingerprint=" + group.path("fingerprint").asText().substring(0, 8) + "&" + here, 200).path("total").asLong()).isEqualTo(3);
  }

  @Test
  void dryRunShowsTheRowsAndLeavesEverythingAsItWas() throws Exception {
    TillJournal till = brokenSaleAndItsReversal();
    repair(till.key(1), TillJournal.receipt(number(till, 1), "tea", 2, null));
    Map<String, List<String>> before = HubTables.projections(database, till.till());
    Map<String, Integer> stock = StockLedger.levels(database);
    JsonNode trial = post(path(till) + "/replay?dryRun=true", "", 200);
    assertThat(trial.path("outcome").asText()).isEqualTo("REPLAYED");
    assertThat(trial.path("rows").path("receipt")).hasSize(2);
    assertThat(trial.path("rows").path("receipt").get(0).path("total_minor").asLong()).isEqualTo(300);
    assertThat(trial.path("rows").path("receipt_reversal")).hasSize(1);
    assertThat(HubTables.projections(database, till.till())).isEqualTo(before);
    assertThat(StockLedger.levels(database)).isEqualTo(stock);
    assertThat(attempts(till)).isEqualTo(1);
  }

  @Test
  void dryRunOfWhatIsNotRepairedSaysWhyAndCountsNoAttempt() throws Exception {
    TillJournal till = brokenSaleAndItsReversal();
    JsonNode trial = post(path(till) + "/replay?dryRun=true", "", 200);
    assertThat(trial.path("outcome").asText()).isEqualTo("FAILED");
    assertThat(trial.path("cause").asText()).startsWith("not a valid Receipt");
    assertThat(attempts(till)).isEqualTo(1);
  }

  @Test
  void dryRunOfAGroupShowsTheFirstOnes() throws Exception {
    TillJournal till = TillJournal.aTill().write("moon-phase", "{}").write("moon-phase", "{}");
    hub.record(till);
    hub.project();
    JsonNode trials = post("/replay", "{\"till\":\"" + till.till() + "\",\"first\":1,\"dryRun\":true}", 200);
    assertThat(trials).hasSize(1);
    assertThat(trials.get(0).path("key").asText()).isEqualTo(till.key(1).toString());
  }

  @Test
  void repairedEntryIsReplayedOnceAndWhatWaitedGoesOnByItself() throws Exception {
    TillJournal till = brokenSaleAndItsReversal();
    String path = path(till);
    repair(till.key(1), TillJournal.receipt(number(till, 1), "tea", 2, null));
    assertThat(post(path + "/replay", "", 200).path("outcome").asText()).isEqualTo("REPLAYED");
    assertThat(count("receipt", till)).isEqualTo(2);
    assertThat(count("projection_waiting", till)).isZero();
    JsonNode again = post(path + "/replay", "", 409);
    assertThat(again.path("message").asText()).contains("is resolved; only one that is open can be replayed");
    assertThat(count("receipt", till)).isEqualTo(2);
  }

  @Test
  void replayThatFailsAgainSaysWhyAndCountsAnAttempt() throws Exception {
    TillJournal till = brokenSaleAndItsReversal();
    JsonNode result = post(path(till) + "/replay", "", 200);
    assertThat(result.path("outcome").asText()).isEqualTo("FAILED");
    assertThat(result.path("cause").asText()).startsWith("not a valid Receipt");
    assertThat(attempts(till)).isEqualTo(2);
  }

  @Test
  void correctionIsProjectedAndTheRecordedEntryStays() throws Exception {
    TillJournal till = brokenSaleAndItsReversal();
    String content = Contract.text(TillJournal.receipt(number(till, 1), "tea", 2, null));
    JsonNode result = post(path(till) + "/edit", "{\"reason\":\"cut off on the disk\",\"content\":" + content + "}", 200);
    assertThat(result.path("outcome").asText()).isEqualTo("REPLAYED");
    assertThat(count("receipt", till)).isEqualTo(2);
    assertThat(HubTables.journal(database, till.till()).get("journal_entry")).anyMatch(row -> row.contains("62726f6b656e"));
    assertThat(new ProjectedReceipts(database).byNumber(number(till, 1)).get(0).receipt().total().minor()).isEqualTo(300);
    assertThat(RecordedJournalAudit.of(database).findings()).noneMatch(f -> f.contains(till.till() + "/"));
    hub.rebuild.request();
    hub.project();
    assertThat(count("receipt", till)).as("after a rebuild").isEqualTo(2);
    assertThat(correction(till)).contains("\"before\":\"broken\"");
  }

  @Test
  void correctionThatDoesNotValidateIsRefusedAndChangesNothing() throws Exception {
    TillJournal till = brokenSaleAndItsReversal();
    ObjectNode wrong = (ObjectNode) Contract.tree(TillJournal.receipt(number(till, 1), "tea", 2, null));
    wrong.remove("total");
    JsonNode refused = post(path(till) + "/edit", "{\"reason\":\"try\",\"content\":" + wrong + "}", 422);
    assertThat(refused.path("message").asText()).startsWith("not a valid Receipt");
    assertThat(attempts(till)).isEqualTo(1);
    assertThat(count("entry_correction", till)).isZero();
    assertThat(acts(till)).isEmpty();
  }

  @Test
  void discardedLetterDoesNotCountAndWhatDependsOnItWaitsUntilItIsRestored() throws Exception {
    TillJournal till = brokenSaleAndItsReversal();
    String path = path(till);
    long open = hub.failed.count();
    post(path + "/discard", "{\"reason\":\"a test till\"}", 200);
    assertThat(hub.failed.count()).isEqualTo(open - 1);
    assertThat(count("projection_waiting", till)).isEqualTo(1);
    JsonNode shown = get(path, 200);
    assertThat(shown.path("state").asText()).isEqualTo("DISCARDED");
    assertThat(shown.path("discarded").path("reason").asText()).isEqualTo("a test till");
    assertThat(post(path + "/replay", "", 409).path("message").asText()).contains("is discarded");
    hub.rebuild.request();
    hub.project();
    assertThat(get(path, 200).path("state").asText()).as("failed again in a rebuild").isEqualTo("DISCARDED");
    post(path + "/restore", "", 200);
    assertThat(get(path, 200).path("state").asText()).isEqualTo("OPEN");
    assertThat(acts(till)).hasSize(2).allMatch(act -> act.path("who").asText().equals("anna"));
  }

  @Test
  void groupIsReplayedByAJobAndPartlyWhereSomeFailAgain() throws Exception {
    TillJournal till = brokenSales(5);
    for (int seq : new int[] {1, 2, 4, 5}) {
      repair(till.key(seq), TillJournal.receipt(number(till, seq), "tea", 1, null));
    }
    JsonNode job = post("/replay", "{\"till\":\"" + till.till() + "\"}", 202);
    work.runOnce();
    JsonNode ended = get("/jobs/" + job.path("id").asLong(), 200);
    assertThat(ended.path("state").asText()).isEqualTo("PARTIAL");
    assertThat(ended.path("replayed").asLong()).isEqualTo(4);
    assertThat(ended.path("failed").asLong()).isEqualTo(1);
    assertThat(count("receipt", till)).isEqualTo(4);
  }

  @Test
  void lettersThatFailWhileTheirRowsAreWrittenStopNobodyElse() throws Exception {
    TillJournal till = TillJournal.aTill();
    for (int seq = 1; seq <= 2; seq++) {
      String sale = Contract.text(TillJournal.receipt(number(till, seq), "tea", 1, null));
      till.write("receipt", sale.replaceFirst("\"soldAt\":\"[^\"]*\"", "\"soldAt\":\"+999999999-01-01T00:00:00Z\""));
    }
    till.write("receipt", "broken");
    hub.record(till);
    hub.project();
    repair(till.key(3), TillJournal.receipt(number(till, 3), "tea", 1, null));

    JsonNode job = post("/replay", "{\"till\":\"" + till.till() + "\"}", 202);
    work.runOnce();
    JsonNode ended = get("/jobs/" + job.path("id").asLong(), 200);
    assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("PARTIAL");
    assertThat(ended.path("failed").asLong()).isEqualTo(2);
    assertThat(count("receipt", till)).isEqualTo(1);
  }

  @Test
  void jobKeepsItsRateAndTakesTheFirstOnesOnly() throws Exception {
    TillJournal till = brokenSales(12);
    for (int seq = 1; seq <= 12; seq++) {
      repair(till.key(seq), TillJournal.receipt(number(till, seq), "tea", 1, null));
    }
    long job = post("/replay", "{\"till\":\"" + till.till() + "\",\"rate\":5,\"first\":8}", 202).path("id").asLong();
    work.runOnce();
    assertThat(count("receipt", till)).isEqualTo(1);
    steady.advance(Duration.ofSeconds(1));
    work.runOnce();
    assertThat(count("receipt", till)).isEqualTo(6);
    steady.advance(Duration.ofSeconds(3));
    work.runOnce();
    assertThat(count("receipt", till)).isEqualTo(8);
    steady.advance(Duration.ofSeconds(1));
    work.runOnce();
    assertThat(get("/jobs/" + job, 200).path("state").asText()).isEqualTo("DONE");
    assertThat(count("receipt", till)).isEqualTo(8);
  }

  @Test
  void jobStopsByItselfAfterTwentyFailuresInARow() throws Exception {
    TillJournal till = brokenSales(30);
    long job = post("/replay", "{\"till\":\"" + till.till() + "\"}", 202).path("id").asLong();
    work.runOnce();
    JsonNode stopped = get("/jobs/" + job, 200);
    assertThat(stopped.path("state").asText()).isEqualTo("STOPPED");
    assertThat(stopped.path("failed").asLong()).isEqualTo(20);
    assertThat(stopped.path("detail").asText()).contains("20 failed in a row", till.key(20).toString());
    assertThat(post("/jobs/" + job + "/cancel", "", 409).path("message").asText()).contains("only a running one can be cancelled");
  }

  @Test
  void letterAtWhichTheProgramStumblesIsPassedOverWithThatCause() throws Exception {
    TillJournal till = brokenSales(3);
    for (int seq = 1; seq <= 3; seq++) {
      repair(till.key(seq), TillJournal.receipt(number(till, seq), "tea", 1, null));
    }
    long job = post("/replay", "{\"till\":\"" + till.till() + "\"}", 202).path("id").asLong();
    hub.powerCut.next(3);

    for (int turn = 1; turn <= 4; turn++) {
      work.runOnce();
    }

    JsonNode ended = get("/jobs/" + job, 200);
    assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("PARTIAL");
    assertThat(ended.path("replayed").asLong()).isEqualTo(2);
    assertThat(get("?till=" + till.till(), 200).path("letters").get(0).path("causeMessage").asText()).isEqualTo("power cut");
    assertThat(count("receipt", till)).isEqualTo(2);
  }

  @Test
  void cancelledJobDoesNothingMore() throws Exception {
    TillJournal till = brokenSales(2);
    long job = post("/replay", "{\"till\":\"" + till.till() + "\"}", 202).path("id").asLong();
    post("/jobs/" + job + "/cancel", "", 200);
    work.runOnce();
    assertThat(get("/jobs/" + job, 200).path("state").asText()).isEqualTo("CANCELLED");
    assertThat(attempts(till)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "/replay | {\"rate\":0} | 400 | rate must be 1 to 10000",
    "/replay | {\"first\":0} | 400 | first must be 1 or more",
    "/replay | {\"fingerprint\":\"xyz\"} | 400 | fingerprint must be 4 to 64 hex digits",
    "/replay | {\"till\":\"NOBODY\"} | 404 | no open dead letter",
    "/999999/replay | {} | 404 | there is no dead letter 999999",
    "/x/replay | {} | 400 | the id must be a number",
    "/999999/discard | {} | 400 | reason must have 1 to 500 characters",
    "/999999/edit | {\"reason\":\"r\",\"content\":3} | 400 | content must be the whole corrected entry",
    "/999999/restore | {} | 404 | there is no dead letter 999999",
    "/jobs/999999/cancel | {} | 404 | there is no replay job 999999"
  })
  void badInputIsOneSentenceAndChangesNothing(String path, String body, int status, String sentence) throws Exception {
    long acts = new OperatorActs(database, steady).list().size();
    assertThat(post(path, body, status).path("message").asText()).contains(sentence);
    assertThat(new OperatorActs(database, steady).list()).hasSize((int) acts);
  }

  @Test
  void unknownFilterIsRefusedWithThoseAllowed() throws Exception {
    assertThat(get("?colour=red", 400).path("message").asText()).contains("'colour' is no filter", "fingerprint");
    assertThat(get("?state=lost", 400).path("message").asText()).contains("open, resolved, discarded or all");
    assertThat(get("?limit=0", 400).path("message").asText()).contains("1 to 1000");
  }

  private TillJournal brokenSaleAndItsReversal() {
    TillJournal till = TillJournal.aTill();
    till.write(Receipt.TYPE, "broken").reversal(till.key(1), number(till, 1), "tea", 2);
    hub.record(till);
    hub.project();
    return till;
  }

  private TillJournal brokenSales(int count) {
    TillJournal till = TillJournal.aTill();
    for (int i = 0; i < count; i++) {
      till.write(Receipt.TYPE, "broken");
    }
    hub.record(till);
    hub.project();
    return till;
  }

  private static String number(TillJournal till, long seq) {
    return till.till() + "-1-" + seq;
  }

  /** As a new version of the program would: the projection then reads something that is right. */
  private void repair(EntryKey key, Receipt receipt) {
    database.useTransaction(
        tx -> tx.createUpdate("UPDATE journal_entry SET payload = :payload WHERE till = :till AND seq = :seq")
            .bind("payload", Contract.write(receipt)).bind("till", key.till().value()).bind("seq", key.seq()).execute());
  }

  private String correction(TillJournal till) {
    return database.read(
        tx -> tx.createQuery("SELECT diff FROM entry_correction WHERE till = :till").bind("till", till.till().value()).map((rs, ctx) -> rs.getString(1)).one());
  }

  private long count(String table, TillJournal till) {
    return HubTables.count(database, table, till.till());
  }

  private long attempts(TillJournal till) throws Exception {
    return get("?state=all&till=" + till.till(), 200).path("letters").get(0).path("attempts").asLong();
  }

  private String path(TillJournal till) throws Exception {
    return "/" + get("?till=" + till.till(), 200).path("letters").get(0).path("id").asLong();
  }

  private List<JsonNode> acts(TillJournal till) throws Exception {
    JsonNode acts = send("GET", "/api/v1/acts", "", 200);
    return acts.valueStream().filter(act -> act.path("result").asText().contains(till.till() + "/")).toList();
  }

  private JsonNode get(String path, int status) throws IOException, InterruptedException {
    return send("GET", "/api/v1/dead-letters" + path, "", status);
  }

  private JsonNode post(String path, String body, int status) throws IOException, InterruptedException {
    return send("POST", "/api/v1/dead-letters" + path, body, status);
  }

  private JsonNode send(String method, String path, String body, int status) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .header("X-Operator", "anna")
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Contract.read(response.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
