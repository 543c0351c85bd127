package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import de.kassenbote.hub.journal.RecordedJournal;
import de.kassenbote.routes.contract.Abort;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command against a whole hub with a till that is complete and one with a gap. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletenessCommandTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Path data;
  private Hub hub;

  @BeforeAll
  void start(@TempDir Path directory) {
    data = directory;
    DatabaseSettings database = DatabaseSettings.derby(directory.resolve("database"));
    record(database, "K01", 1);
    record(database, "K02", 1, 3);
    hub = Hub.start(HubSettings.onLoopback(directory, database, 0, 0, 0));
    for (String till : List.of("K01", "K02")) {
      assertThat(run("hub", "till", "add", till).exitCode()).isZero();
      EnrolledTill.enrol(directory.resolve("machine-" + till), till, this::run);
    }
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void completeTillIsExitCode0AndAGap6() {
    CommandRun complete = completeness("--till", "K01");
    assertThat(complete.exitCode()).isZero();
    assertThat(complete.out()).contains("K01", "complete");
    CommandRun all = completeness();
    assertThat(all.exitCode()).isEqualTo(6);
    assertThat(all.out()).contains("K02", "missing", "2-2");
  }

  @Test
  void printsTableJsonAndCsv() {
    assertThat(completeness("-o", "csv").out().lines())
        .first().isEqualTo("till,epoch,state,from,complete to,receipts,sum,hash,missing,closings,differs");
    CommandRun json = completeness("-o", "json");
    assertThat(json.exitCode()).isEqualTo(6);
    assertThat(json.json().path("complete").asBoolean()).isFalse();
    assertThat(json.json().path("statements").get(1).path("missing").get(0).path("from").asLong()).isEqualTo(2);
  }

  @Test
  void whatProgramsGetIsDocumented() throws Exception {
    DocumentedJson.of("hub completeness").describes(completeness("-o", "json").json());
  }

  @Test
  void otherDayIsComplete() {
    assertThat(completeness("--till", "K01", "--day", "2026-03-14").exitCode()).isZero();
  }

  @Test
  void wrongQuestionsAreOneSentence() {
    CommandRun day = completeness("--day", "14.3.2026");
    assertThat(day.exitCode()).isEqualTo(2);
    assertThat(day.err()).contains("day must be a date such as 2026-03-14, got '14.3.2026'");
    CommandRun nobody = completeness("--till", "K99");
    assertThat(nobody.exitCode()).isEqualTo(3);
    assertThat(nobody.err()).contains("there is no till K99 at the hub");
    CommandRun wrong = completeness("--till", "k1");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("'k1' is not a till id");
  }

  private CommandRun completeness(String... options) {
    return run(Stream.concat(Stream.of("hub", "completeness"), Stream.of(options)).toArray(String[]::new));
  }

  private CommandRun run(String... arguments) {
    Stream<String> where = Stream.of("--data", data.toString(), "--http-port", String.valueOf(hub.httpPort()));
    return CommandRun.of(Stream.concat(Stream.of(arguments), where).toArray(String[]::new));
  }

  private static void record(DatabaseSettings settings, String id, long... recorded) {
    TillId till = new TillId(id);
    String hash = JournalEntry.genesis(till, 1);
    try (Database database = Database.open(settings, "db/hub")) {
      RecordedJournal journal = new RecordedJournal(database, (tx, any) -> 1, RecordedJournal.PATIENCE, Clock.systemUTC());
      for (long seq = 1; seq <= recorded[recorded.length - 1]; seq++) {
        byte[] payload = Contract.write(new Abort(id + "-" + seq, NOON, "anna", List.of(), "customer left"));
        JournalEntry entry = JournalEntry.chained(hash, new EntryKey(till, 1, seq), Abort.TYPE, Contract.VERSION, NOON, payload);
        hash = entry.hash();
        if (contains(recorded, seq)) {
          journal.record(new JournalEnvelope(List.of(entry)));
        }
      }
    }
  }

  private static boolean contains(long[] seqs, long seq) {
    return Arrays.stream(seqs).anyMatch(s -> s == seq);
  }
}
