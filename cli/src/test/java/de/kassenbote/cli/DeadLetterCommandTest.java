package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The dead-letter commands against a whole hub that holds entries it cannot project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterCommandTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path data;
  private Hub hub;

  @BeforeAll
  void start(@TempDir Path directory) {
    data = directory;
    DatabaseSettings database = DatabaseSettings.derby(directory.resolve("database"));
    recordBrokenEntries(database, "K01", 4);
    hub = Hub.start(HubSettings.onLoopback(directory, database, 0, 0, 0));
    await("the entries have failed").until(() -> list("--till", "K01", "--state", "all").path("total").asLong() == 4);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @BeforeEach
  void listen() {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(stdout);
    System.setErr(stderr);
  }

  @Test
  void listsAsTableJsonAndCsv() {
    assertThat(run("ls", "--till", "K01", "--state", "all")).isZero();
    assertThat(text(out)).contains("K01/1/1", "project-entries", "not a valid Abort");
    assertThat(run("ls", "--till", "K01", "--state", "all", "-o", "csv")).isZero();
    assertThat(text(out).lines().findFirst()).contains("id,till,origin,key,state,attempts,waiting,last,group,cause");
    assertThat(list("--till", "K01", "--state", "all").path("letters").valueStream().map(l -> l.path("key").asText())).contains("K01/1/1");
  }

  @Test
  void groupsByCause() {
    assertThat(run("groups", "-o", "json")).isZero();
    assertThat(read().get(0).path("origin").asText()).isEqualTo("project-entries");
  }

  @Test
  void whatProgramsGetIsDocumented() throws Exception {
    DocumentedJson list = DocumentedJson.of("dead-letter ls");
    list.describes(list("--state", "all"));
    DocumentedJson.of("dead-letter show").andEachOf("letters[].", list).describes(answer("show", "" + id("K01/1/3")));
    DocumentedJson.of("dead-letter groups").describes(answer("groups"));
  }

  @Test
  void correctsAnEntryAndReplaysIt() throws Exception {
    long id = id("K01/1/1");
    assertThat(run("replay", "" + id)).isEqualTo(1);
    assertThat(text(err)).contains("K01/1/1 failed again: not a valid Abort");
    Path file = Files.write(data.resolve("corrected.json"), Contract.write(new Abort("K01-1", NOON, "anna", List.of(), "customer left")));
    assertThat(run("edit", "" + id, "--file", file.toString(), "--reason", "cut off")).isZero();
    assertThat(text(out)).contains("K01/1/1 went through");
    assertThat(run("replay", "" + id)).isEqualTo(1);
    assertThat(text(err)).contains("is resolved; only one that is open can be replayed");
  }

  @Test
  void discardsAndRestores() {
    long id = id("K01/1/2");
    assertThat(run("discard", "" + id, "--reason", "a test")).isZero();
    assertThat(text(out)).contains("K01/1/2 is discarded");
    assertThat(run("restore", "" + id)).isZero();
    assertThat(text(out)).contains("K01/1/2 is open again");
    assertThat(run("restore", "" + id)).isEqualTo(1);
  }

  @Test
  void replaysAGroupAndSaysThatNoneWentThrough() {
    assertThat(run("replay", "-q", "K01/1/4", "--rate", "50")).isEqualTo(1);
    assertThat(text(out)).contains("partial");
  }

  @Test
  void triesOutWithoutEffect() {
    assertThat(run("replay", "-q", "K01/1/3", "--dry-run")).isEqualTo(1);
    assertThat(text(out)).contains("K01/1/3: would fail again: not a valid Abort");
    assertThat(list("-q", "K01/1/3", "--state", "all").path("letters").get(0).path("attempts").asInt()).isEqualTo(1);
  }

  @Test
  void showsTheBodyAlone() {
    long id = id("K01/1/3");
    assertThat(run("show", "" + id, "--body")).isZero();
    assertThat(text(out).strip()).isEqualTo("{\"number\":3");
  }

  @Test
  void everyKindOfRefusalHasItsExitCode() throws Exception {
    assertThat(run("show", "999999")).as("not found").isEqualTo(3);
    assertThat(text(err)).contains("there is no dead letter 999999");
    assertThat(run("ls", "--limit", "0")).as("not understood").isEqualTo(2);
    Path wrong = Files.writeString(data.resolve("wrong-token"), "0".repeat(64));
    assertThat(run("ls", "--token-file", wrong.toString())).as("denied").isEqualTo(4);
    assertThat(execute("dead-letter", "ls", "--data", data.toString(), "--http-port", "1")).as("nothing answers").isEqualTo(5);
  }

  private long id(String key) {
    JsonNode letters = list("-q", key, "--state", "all").path("letters");
    return letters.valueStream().filter(l -> l.path("key").asText().equals(key)).findFirst().orElseThrow().path("id").asLong();
  }

  private JsonNode list(String... filter) {
    PrintStream before = System.out;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      List<String> arguments = new ArrayList<>(List.of("ls", "-o", "json"));
      arguments.addAll(List.of(filter));
      assertThat(run(arguments.toArray(String[]::new))).isZero();
      return read();
    } finally {
      System.setOut(before);
      out.reset();
    }
  }

  private JsonNode answer(String... verb) {
    List<String> arguments = new ArrayList<>(List.of(verb));
    arguments.addAll(List.of("-o", "json"));
    assertThat(run(arguments.toArray(String[]::new))).isZero();
    return read();
  }

  private JsonNode read() {
    return Contract.read(text(out).getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }

  private int run(String... verb) {
    out.reset();
    err.reset();
    List<String> arguments = new ArrayList<>(List.of("dead-letter"));
    arguments.addAll(List.of(verb));
    arguments.addAll(List.of("--data", data.toString(), "--http-port", String.valueOf(hub.httpPort())));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    CommandLine command = Kassenbote.commandLine();
    StringWriter said = new StringWriter();
    command.setErr(new PrintWriter(said, true));
    int code = command.execute(arguments);
    err.writeBytes(said.toString().getBytes(StandardCharsets.UTF_8));
    return code;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void recordBrokenEntries(DatabaseSettings settings, String id, int count) {
    TillId till = new TillId(id);
    List<JournalEntry> entries = new ArrayList<>();
    String hash = JournalEntry.genesis(till, 1);
    for (int seq = 1; seq <= count; seq++) {
      byte[] payload = ("{\"number\":" + seq).getBytes(StandardCharsets.UTF_8);
      JournalEntry entry = JournalEntry.chained(hash, new EntryKey(till, 1, seq), Abort.TYPE, Contract.VERSION, NOON, payload);
      entries.add(entry);
      hash = entry.hash();
    }
    try (Database database = Database.open(settings, "db/hub")) {
      new RecordedJournal(database, (tx, any) -> 1, RecordedJournal.PATIENCE, Clock.systemUTC()).record(new JournalEnvelope(entries));
    }
  }
}
