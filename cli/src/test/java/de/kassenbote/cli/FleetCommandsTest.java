package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Language;
import de.kassenbote.cli.terminal.Texts;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import de.kassenbote.till.Till;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sees of a whole hub with a till that is connected and one that never called. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetCommandsTest {
  private Path directory;
  private Hub hub;
  private Till till;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    directory = temporary;
    hub = Hub.start(HubSettings.onLoopback(directory.resolve("hub"), DatabaseSettings.derby(directory.resolve("hub/database")), 0, 0, 0));
    Path articles = Files.writeString(directory.resolve("articles.csv"), "article;name;group;price_gross;tax_rate\nB1;Roggenbrot;Brot;4,30;7\n");
    assertThat(run("hub", "import", "articles", articles.toString(), "--catalog", "standard").err()).isEmpty();
    for (String id : new String[] {"K01", "K02"}) {
      assertThat(run("hub", "till", "add", id, "--catalog", "standard").exitCode()).isZero();
    }
    till = EnrolledTill.start(directory.resolve("K01"), "K01", this::run);
    await("the hub knows that its catalog is current").atMost(Duration.ofSeconds(60)).until(() -> show().path("feeds").findValuesAsText("currentAt").size() == 2);
  }

  @AfterAll
  void stop() {
    till.close();
    hub.close();
  }

  @Test
  void listIsFilteredSortedAndLimited() {
    assertThat(run("hub", "till", "ls", "-o", "csv").out().lines())
        .first().isEqualTo("till,state,seen,at hub,unsent,oldest,value,catalog,dead letters,clock,version");
    assertThat(ids("--sort", "till")).containsExactly("K01", "K02");
    assertThat(ids("--sort", "worst")).containsExactly("K02", "K01");
    assertThat(ids("--state", "online")).containsExactly("K01");
    CommandRun one = run("till", "ls", "--limit", "1", "--sort", "seen");
    assertThat(one.out()).contains("K01").doesNotContain("K02");
    assertThat(one.err()).contains("and 1 more");
  }

  @Test
  void tillIsShownWithItsFeedsAndQueues() {
    CommandRun shown = run("till", "show", "K01");
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).contains("last heard of", "catalog/standard", "settings/K01", "now", "journal.out", "feeds.in");
    JsonNode json = show();
    assertThat(json.path("till").asText()).isEqualTo("K01");
    assertThat(json.path("feeds").findValuesAsText("scope")).containsExactly("catalog/standard", "settings/K01");
    assertThat(json.path("feeds").findValuesAsText("current")).containsOnly("true");
    assertThat(json.path("queues").findValuesAsText("queue")).contains("journal.out", "feeds.in");
    assertThat(run("till", "show", "K02").out()).contains("never seen");
    assertThat(run("till", "show", "K01", "-o", "csv").out()).startsWith("what,value").contains("state,online", "unsentValue,0", "currency,EUR").doesNotContain("journal.out");
  }

  @Test
  void tillIsShownInTheLanguageThatIsSpoken() {
    String[] where = {"--data", directory.resolve("hub").toString(), "--http-port", String.valueOf(hub.httpPort())};
    String url = "http://127.0.0.1:" + till.httpPort();
    try {
      CommandRun shown = CommandRun.in(Language.DE, Stream.concat(Stream.of("till", "show", "K02"), Stream.of(where)).toArray(String[]::new));
      assertThat(shown.out()).containsPattern("(?m)^Zustand +nie verbunden$").containsPattern("(?m)^unversendeter Wert +0[.,]00 EUR$").doesNotContain("numbersLeft", "currency");
      CommandRun status = CommandRun.in(Language.DE, "till", "status", "--url", url);
      assertThat(status.out()).containsPattern("(?m)^Verbindung +online$").containsPattern("(?m)^unversendeter Wert +0[.,]00 EUR$").contains("Kasse").doesNotContainPattern("[a-z][A-Z]");
      assertThat(CommandRun.in(Language.DE, "till", "status", "--url", url, "-o", "csv").out()).contains("link state,online");
    } finally {
      Texts.speak(Language.EN);
    }
  }

  @Test
  void statusOfATillIsPrintedInEveryFormat() {
    String url = "http://127.0.0.1:" + till.httpPort();
    assertThat(CommandRun.of("till", "status", "--url", url).out()).contains("confirmed up to entry");
    assertThat(CommandRun.of("till", "status", "--url", url, "-o", "csv").out()).startsWith("what,value");
    assertThat(CommandRun.of("till", "status", "--url", url, "-o", "json").json().path("till").asText()).isEqualTo("K01");
  }

  @Test
  void topPrintsALineForEachLookWhereThereIsNoTerminal() {
    CommandRun top = run("top", "--interval", "300ms", "-n", "3");
    assertThat(top.exitCode()).isZero();
    assertThat(top.out().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains(" tills=2 problem=0 away=0 sending=0 neverSeen=1 online=1 unsent=0 ", " worst=K02"));
    assertThat(run("top", "-n", "1", "-o", "json").json().path("online").asInt()).isEqualTo(1);
    assertThat(run("top", "--interval", "300ms", "-n", "2", "-o", "csv").out().lines()).hasSize(3).first().asString().startsWith("hubTime,tills,");
    assertThat(run("top", "-n", "0").err()).contains("-n must be 1 or more, got 0");
    assertThat(run("top", "--interval", "10ms").err()).contains("--interval must be 200 ms or more, got 10 ms");
    assertThat(CommandRun.of("top", "--data", directory.resolve("hub").toString(), "--http-port", "1", "-n", "1").exitCode()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"q, 0", "'\u0003', 130"})
  void topFillsATerminalUntilAKeyEndsItAndGivesItBack(String key, int exitCode) throws Exception {
    assumeTrue(InATerminal.isPossible(), "there is no /usr/bin/script here that makes a terminal");
    String port = String.valueOf(hub.httpPort());
    Path typescript = directory.resolve("top-" + exitCode);
    try (InATerminal top = InATerminal.start(typescript, "top", "--interval", "300ms", "--data", directory.resolve("hub").toString(), "--http-port", port)) {
      top.awaitShown("K02   never seen");
      top.press(key);
      assertThat(top.awaitEnd()).isEqualTo(exitCode);
      assertThat(top.shown()).containsSubsequence("\u001b[?1049h", "2 tills  problem 0 ", "\u001b[?25h\u001b[?1049l");
    }
  }

  @Test
  void whatProgramsGetIsDocumented() throws Exception {
    DocumentedJson list = DocumentedJson.of("till ls");
    list.describes(run("till", "ls", "-o", "json").json());
    DocumentedJson.of("till show").andEachOf("tills[].", list).describes(show());
    DocumentedJson.of("till status").describes(CommandRun.of("till", "status", "--url", "http://127.0.0.1:" + till.httpPort(), "-o", "json").json());
    DocumentedJson.of("top").describes(run("top", "-n", "1", "-o", "json").json());
  }

  @Test
  void checksOfAHubThatIsWellAreOkAndHaveFigures() {
    CommandRun ofHub = run("check", "hub");
    assertThat(ofHub.exitCode()).as(ofHub.out()).isZero();
    assertThat(ofHub.out())
        .startsWith("KASSENBOTE HUB OK - database up, broker up, routes up, disk up | record_lag=0s;300;900;0 projection_lag=0s;300;900;0 dead_letters=0;;;0");
    CommandRun ofTills = run("check", "till");
    assertThat(ofTills.exitCode()).isZero();
    assertThat(ofTills.out()).startsWith("KASSENBOTE TILL OK - ").contains("K01 online", "K02 never-seen", " online=1;;;0 ", " unsent_age=0s;3600;86400;0 ");
    assertThat(run("check", "till", "K01").out()).startsWith("KASSENBOTE TILL OK - K01 online | ");
    assertThat(run("check", "queue").out()).matches("(?s)KASSENBOTE QUEUE OK - \\d+ messages in 19 queues \\| .*").contains("journal.in.3=0;1000;10000;0").doesNotContain("feeds");
    assertThat(run("check", "queue", "feeds").out()).contains("feeds.age=0s;300;900;0");
    assertThat(run("check", "queue", "journal.out", "--till", "K01").out()).startsWith("KASSENBOTE QUEUE OK - journal.out 0 | ");
    assertThat(run("check", "disk", "--warning", "2", "--critical", "1").out()).matches("KASSENBOTE DISK OK - \\d+ MiB free \\| free=\\d+B;2097152:;1048576:;0\\R");
    assertThat(run("check", "disk", "--till", "K01", "--critical", "100000000").exitCode()).isEqualTo(2);
  }

  @Test
  void checkThatFindsNothingOutIsUnknown() {
    CommandRun nobody = run("check", "till", "K09");
    assertThat(nobody.exitCode()).isEqualTo(3);
    assertThat(nobody.out()).isEqualToIgnoringNewLines("KASSENBOTE TILL UNKNOWN - there is no till K09 at the hub");
    assertThat(run("check", "queue", "journal").out()).startsWith("KASSENBOTE QUEUE UNKNOWN - there is no queue 'journal'; there are dead-letters.in, expired, feeds, ");
    assertThat(run("check", "disk", "--till", "K02").out()).startsWith("KASSENBOTE DISK UNKNOWN - till K02 was never heard");
    assertThat(run("check", "hub", "--warning", "soon").exitCode()).isEqualTo(3);
  }

  @Test
  void wrongQuestionsAreOneSentence() {
    assertThat(run("till", "ls", "--state", "tired").err()).contains("--state must be one of problem, away, sending, never-seen, online, got 'tired'");
    assertThat(run("till", "ls", "--sort", "colour").err())
        .contains("--sort must be one of worst, till, unsent, value, oldest, seen, catalog, dead-letters, got 'colour'");
    assertThat(run("till", "ls", "--limit", "0").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("till", "ls", "--state", "never-seen", "--sort", "dead-letters", "--limit", "few", "--http-port", "1").exitCode()).isEqualTo(2);
    CommandRun wrong = run("till", "show", "x!");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("ID: 'x!' is not a till id: a capital letter, then");
    assertThat(run("till", "show", "K09").exitCode()).isEqualTo(3);
    assertThat(run("till", "show", "K09").err()).contains("there is no till K09 at the hub");
  }

  private JsonNode show() {
    return run("till", "show", "K01", "-o", "json").json();
  }

  private List<String> ids(String... options) {
    String[] command = Stream.concat(Stream.of("hub", "till", "ls", "-o", "json"), Stream.of(options)).toArray(String[]::new);
    return run(command).json().path("tills").findValuesAsText("till");
  }

  private CommandRun run(String... arguments) {
    Stream<String> where = Stream.of("--data", directory.resolve("hub").toString(), "--http-port", String.valueOf(hub.httpPort()));
    return CommandRun.of(Stream.concat(Stream.of(arguments), where).toArray(String[]::new));
  }
}
