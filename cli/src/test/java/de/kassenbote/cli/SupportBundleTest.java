package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import de.kassenbote.hub.journal.RecordedJournal;
import de.kassenbote.routes.contract.Abort;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.till.Till;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is in the bundle of a whole hub and of a whole till, and what is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupportBundleTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String CUSTOMER = "Erika Musterfrau-Niemand";
  private static final String LINK_PASSWORD = "geheim-am-draht-4711";
  private static final String KEY_STORE_PASS = "geheim-am-schluessel-0815";

  private Path directory;
  private Path hubData;
  private Hub hub;
  private Till till;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    hubData = directory.resolve("hub");
    DatabaseSettings database = DatabaseSettings.derby(hubData.resolve("database"));
    recordBrokenEntry(database);
    hub = Hub.start(HubSettings.onLoopback(hubData, database, 0, 0, 0));
    plantInLog(hubData, "hub");
    assertThat(atHub("hub", "till", "add", "K01").exitCode()).isZero();
    till = EnrolledTill.start(directory.resolve("K01"), "K01", this::atHub);
    plantInLog(directory.resolve("K01"), "K01");
    await("the entry has failed and the figures are read")
        .atMost(Duration.ofSeconds(60))
        .until(() -> isAllThere(bundleOfHub("waiting")));
  }

  private static boolean isAllThere(Map<String, String> texts) {
    return texts.containsKey("figures.json") && texts.getOrDefault("dead-letter-groups.json", "").contains("\"letters\" : 1");
  }

  @AfterAll
  void stop() {
    till.close();
    hub.close();
  }

  @Test
  void bundleOfAHubHasEverythingAndNoSecret() throws IOException {
    Map<String, String> texts = bundleOfHub("hub");
    assertThat(texts)
        .containsOnlyKeys(
            "about.txt", "program.txt", "environment.txt", "health.json", "metrics.txt", "threads.txt", "sync-log.json", "settings.json", "figures.json",
            "fleet.json", "tills.json", "dead-letter-groups.json", "files.csv", "log/hub.log");
    assertThat(texts.get("program.txt")).contains("version=kassenbote ", "java.version=");
    assertThat(texts.get("settings.json")).contains("\"database\" : \"jdbc:derby:");
    assertThat(texts.get("metrics.txt")).contains("kassenbote_unsent_entries");
    assertThat(texts.get("threads.txt")).contains("  at ");
    assertThat(texts.get("figures.json")).contains("journal.in.0:depth");
    assertThat(texts.get("fleet.json")).contains("K01");
    assertThat(texts.get("dead-letter-groups.json")).contains("project-entries");
    assertThat(texts.get("files.csv")).contains("\"operator-token\",");
    assertThat(texts.get("log/hub.log")).contains("the last line");
    assertThat(texts.get("about.txt")).contains("support bundle of a hub", "  fleet.json").doesNotContain("Lacking");
    assertThatNothingSecretIsIn(texts);
  }

  @Test
  void bundleOfATillHasEverythingAndNoSecret() throws IOException {
    Path file = directory.resolve("till.zip");
    CommandRun run = run("--till", "--data", directory.resolve("K01").toString(), "--url", "http://127.0.0.1:" + till.httpPort(), "--out", file.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    Map<String, String> texts = texts(file);
    assertThat(texts)
        .containsOnlyKeys(
            "about.txt", "program.txt", "environment.txt", "health.json", "metrics.txt", "threads.txt", "sync-log.json", "status.json", "files.csv", "log/K01.log");
    assertThat(texts.get("log/K01.log")).contains("the last line");
    assertThat(texts.get("files.csv")).contains("\"identity/till.key\",");
    assertThat(texts.get("status.json")).contains("\"till\" : \"K01\"");
    assertThatNothingSecretIsIn(texts);
  }

  @Test
  void hubThatIsDownLacksWhatOnlyARunningOneTells() throws IOException {
    Path file = directory.resolve("down.zip");
    CommandRun run = run("--data", hubData.toString(), "--url", "http://127.0.0.1:1", "--out", file.toString());
    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err()).contains("lacks fleet.json: no hub answers at http://127.0.0.1:1");
    Map<String, String> texts = texts(file);
    assertThat(texts).containsOnlyKeys("about.txt", "program.txt", "environment.txt", "files.csv", "log/hub.log");
    assertThat(texts.get("about.txt")).contains("Lacking:\n  health.json: no hub answers");
    assertThatNothingSecretIsIn(texts);
  }

  @Test
  void fileIsItsOwnersAloneAndNothingIsOverwritten() throws IOException {
    bundleOfHub("owner");
    Path file = directory.resolve("owner.zip");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    CommandRun again = run("--data", hubData.toString(), "--out", file.toString());
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("owner.zip exists already and is not overwritten");
    assertThat(run("--data", directory.resolve("nowhere").toString()).err()).contains("there is no directory ", "name the data directory with --data");
    assertThat(run("--till").exitCode()).isEqualTo(2);
  }

  private Map<String, String> bundleOfHub(String name) throws IOException {
    Path file = directory.resolve(name + ".zip");
    Files.deleteIfExists(file);
    run("--data", hubData.toString(), "--url", "http://127.0.0.1:" + hub.httpPort(), "--out", file.toString());
    return texts(file);
  }

  private CommandRun atHub(String... arguments) {
    Stream<String> where = Stream.of("--data", hubData.toString(), "--http-port", String.valueOf(hub.httpPort()));
    return CommandRun.of(Stream.concat(Stream.of(arguments), where).toArray(String[]::new));
  }

  private static CommandRun run(String... options) {
    String[] command = new String[options.length + 1];
    command[0] = "support-bundle";
    System.arraycopy(options, 0, command, 1, options.length);
    return CommandRun.of(command);
  }

  private void assertThatNothingSecretIsIn(Map<String, String> texts) throws IOException {
    String token = Files.readString(hubData.resolve("operator-token")).strip();
    String code = EnrolmentCode.parse(Files.readString(directory.resolve("K01.code"))).secret();
    String key = Files.readAllLines(directory.resolve("K01/identity/till.key")).get(1);
    assertThat(List.of(token, key)).noneMatch(String::isBlank);
    for (String secret : List.of(token, code, key, "PRIVATE KEY", LINK_PASSWORD, KEY_STORE_PASS, CUSTOMER, "Musterfrau")) {
      assertThat(texts).allSatisfy((name, text) -> assertThat(name + "\n" + text).doesNotContain(secret));
    }
  }

  /** ISO 8859-1 shows every byte. */
  private static Map<String, String> texts(Path file) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }

  private void plantInLog(Path data, String app) throws IOException {
    String token = Files.readString(hubData.resolve("operator-token")).strip();
    Path log = Files.createDirectories(data.resolve("log")).resolve(app + ".log");
    Files.writeString(
        log,
        """
        2026-03-02T10:00:00.000+01:00 WARN  [app] [main] Till - connecting with password=%s
        2026-03-02T10:00:00.000+01:00 WARN  [app] [main] Tls - javax.net.ssl.keyStorePassword: "%s"
        2026-03-02T10:00:00.000+01:00 INFO  [app] [main] Web - Authorization: Bearer %s
        2026-03-02T10:00:00.000+01:00 WARN  [app] [main] SetAside - a message of till K01 steps aside: customer %s has no address
        2026-03-02T10:00:00.000+01:00 ERROR [app] [main] Imports - the till's name must be shorter, got '%s'
        and another line: %s
        2026-03-02T10:00:00.000+01:00 INFO  [app] [main] Till - the last line
        """
            .formatted(LINK_PASSWORD, KEY_STORE_PASS, token, CUSTOMER, CUSTOMER, CUSTOMER));
  }

  private static void recordBrokenEntry(DatabaseSettings settings) {
    TillId id = new TillId("K02");
    byte[] payload = ("{\"customer\":\"" + CUSTOMER + "\"").getBytes(StandardCharsets.UTF_8);
    JournalEntry entry = JournalEntry.chained(JournalEntry.genesis(id, 1), new EntryKey(id, 1, 1), Abort.TYPE, Contract.VERSION, NOON, payload);
    try (Database database = Database.open(settings, "db/hub")) {
      new RecordedJournal(database, (tx, any) -> 1, RecordedJournal.PATIENCE, Clock.systemUTC()).record(new JournalEnvelope(List.of(entry)));
    }
  }
}
