package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.kassenbote.cli.terminal.Language;
import de.kassenbote.cli.terminal.Texts;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.http.Door;
import de.kassenbote.http.MadeUpAuthority;
import de.kassenbote.http.WebServer;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People as the machine's own administrator commands them at a whole hub, and a hub that is asked over TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonCommandsTest {
  private Path directory;
  private Hub hub;

  @BeforeAll
  void start(@TempDir Path temporary) {
    directory = temporary;
    hub = Hub.start(HubSettings.onLoopback(directory.resolve("hub"), DatabaseSettings.derby(directory.resolve("hub/database")), 0, 0, 0));
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
  void personIsAddedChangedLockedAndRemoved() {
    assertThat(done("add", "anna", "--role", "viewer,operator").out()).containsPattern("person anna added; one-time password, told only now: [a-z2-9]{5}(-[a-z2-9]{5}){3}");
    done("set", "anna", "--role", "head-office");
    assertThat(list("csv")).contains("person,roles,state,last login", "anna,head-office,one-time password,");
    done("lock", "anna");
    assertThat(list("csv")).contains("anna,head-office,locked,");
    done("unlock", "anna");
    assertThat(in(Language.DE, "ls").out()).contains("Verwaltung", "Einmalkennwort", "nie");
    Texts.speak(Language.EN);
    done("rm", "anna");
    assertThat(list("csv")).doesNotContain("anna");
    assertThat(run("rm", "anna").exitCode()).isEqualTo(3);
  }

  @Test
  void aLostPasswordIsReplacedAlsoThatOfTheOnlyAdministrator() {
    String first = hub.firstAdministrator().orElseThrow().password();
    String told = done("reset-password", "admin").out();
    assertThat(told).containsPattern("one-time password of admin, told only now: [a-z2-9-]{23}").doesNotContain(first);
    assertThat(run("rm", "admin").err()).contains("nobody would be administrator any more");
    assertThat(run("lock", "admin").exitCode()).isEqualTo(1);
  }

  @Test
  void whatIsWrongWithAPersonIsNamed() {
    assertThat(run("add", "Anna", "--role", "viewer").err()).contains("'Anna' is not a person's name");
    CommandRun boss = run("add", "berta", "--role", "boss");
    assertThat(boss.exitCode()).isEqualTo(2);
    assertThat(boss.err()).contains("'boss' is not a role: allowed are [viewer, operator, head-office, administrator]");
    done("add", "clara", "--role", "viewer");
    assertThat(run("add", "clara", "--role", "viewer").err()).contains("clara is there already");
    assertThat(run("set", "nobody", "--role", "viewer").exitCode()).isEqualTo(3);
  }

  @Test
  void whatProgramsGetIsDocumented() throws Exception {
    JsonNode people = run("ls", "-o", "json").json();
    DocumentedJson.of("hub person ls").describes(people);
  }

  @Test
  void aHubIsAskedOverTlsWhenItsAuthorityIsNamed() throws Exception {
    MadeUpAuthority authority = new MadeUpAuthority();
    Path certificate = authority.writeTo(directory.resolve("ca.pem"));
    Path other = new MadeUpAuthority().writeTo(directory.resolve("other.pem"));
    Path token = Files.writeString(directory.resolve("token"), "0".repeat(64));
    List<Door> doors = List.of(Door.secure("127.0.0.1", 0, Set.of(), authority::serverKeys));
    try (WebServer server = WebServer.start(doors, 1_000, new ObjectMapper(), config -> {}, routes -> routes.get("/api/v1/branches", ctx -> ctx.json(List.of())))) {
      String url = "https://127.0.0.1:" + server.port();
      assertThat(branches(token, "--hub", url, "--ca", certificate.toString()).out()).contains("[ ]");
      assertThat(branches(token, "--hub", url).err()).contains("is not trusted");
      assertThat(branches(token, "--hub", url, "--ca", other.toString()).err()).contains("--ca names the file");
      assertThat(branches(token, "--hub", url, "--ca", token.toString()).err()).contains("no certificate can be read");
    }
  }

  @Test
  void theTokenGoesOverNoLineInTheClear() throws Exception {
    Path token = Files.writeString(directory.resolve("token"), "0".repeat(64));
    for (String url : List.of("http://hub.example:8400", "ftp://127.0.0.1", "hub.example", "https:nowhere")) {
      assertThat(branches(token, "--hub", url).err()).as(url).contains("--hub must be https://HOST:PORT");
    }
    assertThat(branches(token, "--hub", "http://127.0.0.1:1").exitCode()).isEqualTo(5);
  }

  private static CommandRun branches(Path token, String... where) {
    return CommandRun.of(Stream.concat(Stream.of("hub", "branch", "ls", "-o", "json", "--token-file", token.toString()), Stream.of(where)).toArray(String[]::new));
  }

  private String list(String format) {
    return run("ls", "-o", format).out();
  }

  private CommandRun done(String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).as(run.toString()).isZero();
    return run;
  }

  private CommandRun run(String... arguments) {
    return in(Language.EN, arguments);
  }

  private CommandRun in(Language language, String... arguments) {
    Stream<String> where = Stream.of("--data", directory.resolve("hub").toString(), "--http-port", String.valueOf(hub.httpPort()));
    return CommandRun.in(language, Stream.concat(Stream.concat(Stream.of("hub", "person"), Stream.of(arguments)), where).toArray(String[]::new));
  }
}
