package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.feed.FeedMarks;
import de.kassenbote.hub.journal.HubTables;
import de.kassenbote.hub.journal.RecordedJournal;
import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.hub.projection.EntryProjection;
import de.kassenbote.hub.projection.RecordedJournalAudit;
import de.kassenbote.hub.stock.HubStock;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.projectentries.ProjectEntries;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many dead letters of one cause, at a whole hub that is killed in the middle of their replay. */
@Timeout(600)
class GroupReplayTest {
  private static final int LETTERS = 5000;
  private static final int POISON = 2500;
  private static final int POISON_PIECES = 30;
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private Path data;

  @Test
  void groupReplayGoesOnAfterAKillAndOnlyWhatDependsOnAPoisonEntryWaitsForIt() throws Exception {
    TillJournal till = new TillJournal("K01", 1);
    for (int i = 1; i <= LETTERS; i++) {
      till.sale("tea", i == POISON ? POISON_PIECES : 1);
    }
    till.reversalOf(till.entry(POISON)).reversalOf(till.entry(LETTERS));
    failAllThenRepairTheCauseOfAllButOne(till);

    long job;
    try (KillableHub hub = new KillableHub(data)) {
      JsonNode groups = ask(hub, "GET", "/groups", "");
      assertThat(groups).hasSize(1);
      assertThat(groups.get(0).path("letters").asLong()).isEqualTo(LETTERS);
      String selection = "{\"fingerprint\":\"%s\",\"rate\":1000}".formatted(groups.get(0).path("fingerprint").asText());
      job = ask(hub, "POST", "/replay", selection).path("id").asLong();
      await("the job is in the middle").atMost(SOON).until(() -> ask(hub, "GET", "/jobs/" + job, "").path("replayed").asLong() > LETTERS / 5);
      assertThat(ask(hub, "GET", "/jobs/" + job, "").path("state").asText()).isEqualTo("RUNNING");
    }
    try (KillableHub hub = new KillableHub(data)) {
      await("the job is through").atMost(SOON).until(() -> !ask(hub, "GET", "/jobs/" + job, "").path("state").asText().equals("RUNNING"));
      JsonNode ended = ask(hub, "GET", "/jobs/" + job, "");
      assertThat(ended.path("state").asText()).isEqualTo("PARTIAL");
      assertThat(ended.path("replayed").asLong()).isEqualTo(LETTERS - 1);
      assertThat(ended.path("failed").asLong()).isEqualTo(1);
    }
    requireProjectedOnce(till, LETTERS, 1);

    repairTheLast();
    try (KillableHub hub = new KillableHub(data)) {
      long letter = ask(hub, "GET", "?till=K01", "").path("letters").get(0).path("id").asLong();
      assertThat(ask(hub, "POST", "/" + letter + "/replay", "").path("outcome").asText()).isEqualTo("REPLAYED");
    }
    requireProjectedOnce(till, LETTERS + 2, 0);
    try (Database database = open()) {
      assertThat(RecordedJournalAudit.of(database).isClean()).isTrue();
    }
  }

  private void requireProjectedOnce(TillJournal till, int receipts, int waiting) {
    try (Database database = open()) {
      assertThat(HubTables.count(database, "receipt", till.till())).isEqualTo(receipts);
      assertThat(HubTables.count(database, "projection_waiting", till.till())).isEqualTo(waiting);
      assertThat(HubTables.failures(database, till.till())).hasSize(waiting);
      assertThat(moved(database, "tea")).isEqualByComparingTo(BigDecimal.valueOf(2L - LETTERS));
    }
  }

  /** The cause: a column that takes no receipt, as after a migration that went wrong. */
  private void failAllThenRepairTheCauseOfAllButOne(TillJournal till) {
    try (Database database = open()) {
      Clock clock = Clock.systemUTC();
      RecordedJournal journal = new RecordedJournal(database, (tx, id) -> 1, RecordedJournal.PATIENCE, clock);
      for (long from = 1; from <= till.lastSeq(); from += 500) {
        journal.record(till.envelope(from, Math.min(from + 499, till.lastSeq())));
      }
      database.useTransaction(tx -> tx.execute("ALTER TABLE receipt ADD CONSTRAINT no_receipt CHECK (total_minor < -1000)"));
      project(database, clock);
      assertThat(HubTables.failures(database, till.till())).hasSize(LETTERS);
      assertThat(HubTables.count(database, "projection_waiting", till.till())).isEqualTo(2);
      database.useTransaction(tx -> tx.execute("ALTER TABLE receipt DROP CONSTRAINT no_receipt"));
      database.useTransaction(tx -> tx.execute("ALTER TABLE receipt ADD CONSTRAINT no_poison CHECK (total_minor <> %d)".formatted(150 * POISON_PIECES)));
    }
  }

  private void repairTheLast() {
    try (Database database = open()) {
      database.useTransaction(tx -> tx.execute("ALTER TABLE receipt DROP CONSTRAINT no_poison"));
    }
  }

  private static void project(Database database, Clock clock) {
    var projection =
        new EntryProjection(database, new HubStock(new FeedMarks()), (tx, id) -> List.of(), new DeadLetters(database, clock), clock);
    ProjectEntries entries = new ProjectEntries(projection, () -> false);
    int done = 1;
    while (done > 0) {
      done = entries.runOnce();
    }
  }

  private Database open() {
    return Database.open(DatabaseSettings.derby(data.resolve("database")), "db/hub");
  }

  private static BigDecimal moved(Database database, String article) {
    return database.read(
        tx -> tx.createQuery("SELECT moved FROM stock WHERE article = :article").bind("article", article).mapTo(BigDecimal.class).one());
  }

  private static JsonNode ask(KillableHub hub, String method, String path, String body) throws Exception {
    String answer = hub.send(method, "/api/v1/dead-letters" + path, body);
    return Contract.read(answer.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
