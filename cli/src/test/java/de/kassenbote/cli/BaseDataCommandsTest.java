package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Language;
import de.kassenbote.cli.terminal.Texts;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import de.kassenbote.routes.contract.EnrolmentCode;
import de.kassenbote.till.Till;
import de.kassenbote.till.enrolment.Enrolled;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Branches, tills and the steps of their lives, as the operator commands them at a whole hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaseDataCommandsTest {
  private Path directory;
  private Hub hub;

  @BeforeAll
  void start(@TempDir Path temporary) {
    directory = temporary;
    hub = Hub.start(HubSettings.onLoopback(directory.resolve("hub"), DatabaseSettings.derby(directory.resolve("hub/database")), 0, 0, 0));
    done("hub", "branch", "add", "B01", "--name", "Bremen");
    done("hub", "exchange-template", "add", "fair", "--catalog", "messe", "--new-catalog");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @AfterEach
  void speakEnglishAgain() {
    Texts.speak(Language.EN);
  }

  @Test
  void branchIsAddedChangedAndListed() {
    done("hub", "branch", "add", "LIS", "--name", "Lisboa", "--zone", "Europe/Lisbon");
    done("hub", "branch", "set", "LIS", "--zone", "Atlantic/Azores");

    assertThat(run("hub", "branch", "ls", "-o", "csv").out()).contains("branch,name,zone", "B01,Bremen,Europe/Berlin", "LIS,Lisboa,Atlantic/Azores");
    assertThat(run("hub", "branch", "set", "LIS").err()).contains("--name, --zone or both");
    assertThat(run("hub", "branch", "set", "NIX", "--name", "x").exitCode()).isEqualTo(3);
    assertThat(run("hub", "branch", "add", "LIS", "--name", "x").exitCode()).isEqualTo(1);
    CommandRun nowhere = run("hub", "branch", "add", "MRS", "--name", "x", "--zone", "Mars");
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains("zone 'Mars' is not known; expected is a name such as Europe/Berlin");
  }

  @Test
  void tillGoesThroughItsLife() throws Exception {
    done("hub", "till", "add", "L01", "--name", "Theke", "--branch", "B01", "--unreleased");
    assertThat(baseData("L01")).isEqualTo("L01,Theke,B01,Europe/Berlin,added,free,0,-,-");
    assertThat(run("hub", "code", "add", "--till", "L01").err()).contains("L01");
    done("hub", "till", "release", "L01");
    try (Till till = EnrolledTill.start(directory.resolve("L01"), "L01", this::run)) {
      assertThat(baseData("L01")).contains(",released,bound,1,");
      await("the till has a line").atMost(Duration.ofSeconds(60)).until(() -> isOnline(till));
      done("hub", "till", "lock", "L01");
      await("the till has no line").atMost(Duration.ofSeconds(15)).until(() -> !isOnline(till));
      done("hub", "till", "release", "L01");
      done("till", "exchange-now", "--url", "http://127.0.0.1:" + till.httpPort());
      await("the till is back").atMost(Duration.ofSeconds(60)).until(() -> isOnline(till));
    }
    done("hub", "till", "set", "L01", "--name", "Tresen");
    Path second = directory.resolve("L01-2.code");
    CommandRun replaced = done("hub", "till", "replace", "L01", "--out", second.toString());
    assertThat(replaced.out()).contains(code(second).id(), "is in " + second).doesNotContain(code(second).secret());
    assertThat(Files.getPosixFilePermissions(second)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(baseData("L01")).startsWith("L01,Tresen,B01,Europe/Berlin,released,free,1,");
    EnrolledTill.enrol(directory.resolve("L01-2"), second);
    assertThat(baseData("L01")).startsWith("L01,Tresen,B01,Europe/Berlin,released,bound,2,");
    CommandRun retired = done("hub", "till", "retire", "L01", "--force", "--reason", "sold");
    assertThat(retired.out()).contains("till L01 is retired for good");
    assertThat(baseData("L01")).contains(",retired,free,2,");
  }

  @Test
  void stepThatIsNotAllowedIsOneSentenceAndLeavesNoFile() {
    done("hub", "till", "add", "M01");
    Path out = directory.resolve("M01.code");

    CommandRun refused = run("hub", "till", "replace", "M01", "--out", out.toString());

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().strip()).doesNotContain("\n").contains("till M01 is released and free; only one that is released and bound can be replaced");
    assertThat(out).doesNotExist();
    assertThat(run("hub", "till", "lock", "M99").exitCode()).isEqualTo(3);
    assertThat(run("hub", "till", "unbind", "M01").err()).contains("only one that is bound can be unbound");
    assertThat(run("hub", "till", "retire", "M01", "--force").err()).contains("--force needs --reason");
    assertThat(run("hub", "till", "set", "M01").err()).contains("--name, --branch or both");
    assertThat(run("hub", "till", "ls", "--base-data", "--state", "away").exitCode()).isEqualTo(2);
  }

  @Test
  void baseDataAreShownInGermanAndForProgramsInNeitherLanguage() {
    done("hub", "till", "add", "N01");
    CommandRun german = in(Language.DE, "hub", "till", "ls", "--base-data");
    assertThat(german.out()).contains("Kasse", "Filiale", "Einrichtung").containsPattern("N01 .*freigegeben +frei");
    assertThat(in(Language.DE, "hub", "till", "ls", "--base-data", "-o", "csv").out()).startsWith("till,name,branch,zone,state,installation,epoch,software,device").contains("N01,-,-,Europe/Berlin,released,free,0,-,-");
    assertThat(in(Language.DE, "hub", "till", "lock", "N01").out()).contains("Kasse N01 ist gesperrt");
  }

  @Test
  void codeIsShownListedAndTakenBackAndIsNoneAfterwards() throws Exception {
    done("hub", "till", "add", "C01", "--branch", "B01");
    CommandRun shown = done("hub", "code", "add", "--till", "C01", "--minutes", "60");
    EnrolmentCode code = EnrolmentCode.parse(shown.out().lines().findFirst().orElseThrow());
    assertThat(shown.out()).contains("▀", "▄").contains("code " + code.id() + " is good until", "fingerprint of this hub: " + code.authority());
    assertThat(listed(code)).startsWith(code.id() + ",open,C01,").contains(",5,-");
    assertThat(done("hub", "code", "ls").out()).doesNotContain(code.secret());
    DocumentedJson.of("hub code ls").describes(run("hub", "code", "ls", "-o", "json").json());

    assertThat(done("hub", "code", "revoke", code.id()).out()).contains("code " + code.id() + " is good for nothing any more");
    assertThat(listed(code)).startsWith(code.id() + ",revoked,C01,");
    assertThat(run("hub", "code", "revoke", code.id()).err()).contains("code " + code.id() + " is revoked: only an open one can be revoked");
    assertThat(run("hub", "code", "revoke", "00000000").exitCode()).isEqualTo(3);
    assertThat(in(Language.DE, "hub", "code", "ls").out()).contains("widerrufen");
  }

  @Test
  void codeIsMadeForWhatThereIsOnly() {
    done("hub", "till", "add", "C02");
    assertThat(run("hub", "code", "add", "--till", "C99").exitCode()).isEqualTo(3);
    assertThat(run("hub", "code", "add", "--branch", "NIX").err()).contains("there is no branch NIX");
    assertThat(run("hub", "code", "add", "--till", "C02", "--minutes", "0").err()).contains("one minute to fourteen days");
  }

  @Test
  void importedTillsHaveTheirCodesInTheDirectory() throws Exception {
    Path csv = Files.writeString(directory.resolve("good.csv"), "Kasse;Filiale;Kataloge\nP01;B01;messe\nP02;B01;\n");
    Path out = directory.resolve("files/good");

    CommandRun imported = done("hub", "till", "import", csv.toString(), "--codes", out.toString(), "--minutes", "600");

    assertThat(imported.out()).contains("2 tills added; their codes are in " + out);
    assertThat(names(out)).containsExactly("P01.code", "P02.code");
    assertThat(Files.getPosixFilePermissions(out.resolve("P02.code"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    EnrolledTill.enrol(directory.resolve("P01"), out.resolve("P01.code"));
    assertThat(Enrolled.in(directory.resolve("P01")).assignment().settings().scopes()).hasToString("[catalog/messe]");
    assertThat(baseData("P02")).startsWith("P02,-,B01,Europe/Berlin,released,free,0,");

    byte[] before = Files.readAllBytes(out.resolve("P01.code"));
    CommandRun again = run("hub", "till", "import", csv.toString(), "--codes", out.toString());
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.out()).isEmpty();
    assertThat(Files.readAllBytes(out.resolve("P01.code"))).isEqualTo(before);
  }

  @Test
  void wrongLinesAreNamedInBothLanguagesAndNothingIsAdded() throws Exception {
    Path csv = Files.writeString(directory.resolve("bad.csv"), "id;branch;released\nQ01;B01;ja\nq2;B01;ja\nQ03;B77;ja\nQ04;B01;manchmal\n");
    Path out = directory.resolve("bad");

    CommandRun english = in(Language.EN, "hub", "till", "import", csv.toString(), "--codes", out.toString());
    CommandRun german = in(Language.DE, "hub", "till", "import", csv.toString(), "--codes", out.toString());

    for (CommandRun said : List.of(english, german)) {
      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.err().lines()).hasSize(4);
      assertThat(said.err())
          .contains(csv + ": line 3, column id: 'q2' is not a till id: allowed are ")
          .contains(csv + ": line 4, column branch: there is no branch B77: there are B01")
          .contains(csv + ": line 5, column released: 'manchmal' is neither yes nor no; allowed are ");
    }
    assertThat(english.err()).contains("nothing was added; errors: 3. Correct the lines that are named and call it again");
    assertThat(german.err()).contains("nichts wurde angelegt; Fehler: 3. Die genannten Zeilen berichtigen und noch einmal aufrufen");
    assertThat(out).doesNotExist();
    assertThat(run("hub", "till", "ls", "--base-data").out()).doesNotContain("Q01", "Q04");
  }

  @Test
  void tillWhoseCodeIsThereAlreadyKeepsAllFromBeingAdded() throws Exception {
    Path csv = Files.writeString(directory.resolve("there.csv"), "id\nR01\nR02\n");
    Path out = Files.createDirectory(directory.resolve("there"));
    Files.writeString(out.resolve("R02.code"), "somebody's");

    CommandRun refused = run("hub", "till", "import", csv.toString(), "--codes", out.toString());

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("R02.code exists already and is not overwritten");
    assertThat(names(out)).containsExactly("R02.code");
    assertThat(out.resolve("R02.code")).hasContent("somebody's");
    assertThat(run("hub", "till", "ls", "--base-data").out()).doesNotContain("R01");
  }

  @Test
  void whatProgramsGetIsDocumented() throws Exception {
    done("hub", "till", "add", "S01");
    DocumentedJson.of("hub till ls --base-data").describes(run("hub", "till", "ls", "--base-data", "-o", "json").json());
    DocumentedJson.of("hub branch ls").describes(run("hub", "branch", "ls", "-o", "json").json());
    String token = Files.readString(directory.resolve("hub/operator-token")).strip();
    JsonNode acts = new Rest(URI.create("http://127.0.0.1:" + hub.httpPort()), token, "hub").get("/api/v1/acts");
    DocumentedJson.of("GET /api/v1/acts").describes(acts);
  }

  private static boolean isOnline(Till till) {
    return CommandRun.of("till", "status", "--url", "http://127.0.0.1:" + till.httpPort(), "-o", "json").json().path("link").path("state").asText().equals("online");
  }

  /** Its line in CSV. */
  private String baseData(String till) {
    return run("hub", "till", "ls", "--base-data", "-o", "csv").out().lines().filter(line -> line.startsWith(till + ",")).findFirst().orElse("");
  }

  private static EnrolmentCode code(Path file) throws IOException {
    return EnrolmentCode.parse(Files.readString(file));
  }

  /** Its line in CSV. */
  private String listed(EnrolmentCode code) {
    return run("hub", "code", "ls", "-o", "csv").out().lines().filter(line -> line.startsWith(code.id() + ",")).findFirst().orElse("");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private CommandRun done(String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private CommandRun run(String... arguments) {
    return in(Language.EN, arguments);
  }

  private CommandRun in(Language language, String... arguments) {
    boolean ofATill = List.of(arguments).contains("--url");
    Stream<String> where = ofATill ? Stream.empty() : Stream.of("--data", directory.resolve("hub").toString(), "--http-port", String.valueOf(hub.httpPort()));
    return CommandRun.in(language, Stream.concat(Stream.of(arguments), where).toArray(String[]::new));
  }
}
