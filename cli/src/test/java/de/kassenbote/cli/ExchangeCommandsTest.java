package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Language;
import de.kassenbote.cli.terminal.Texts;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.Hub;
import de.kassenbote.hub.HubSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types to say which data tills get. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeCommandsTest {
  private Path directory;
  private Hub hub;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    directory = temporary;
    hub = Hub.start(HubSettings.onLoopback(directory.resolve("hub"), DatabaseSettings.derby(directory.resolve("hub/database")), 0, 0, 0));
    Path articles = Files.writeString(directory.resolve("articles.csv"), "article;name;price_gross;tax_rate;catalogs\nB1;Brot;4,30;7;town\nB2;Tee;2,60;7;town|fair\nB3;Eis;2,60;7;fair\n");
    done("hub", "import", "articles", articles.toString());
    Path customers = Files.writeString(directory.resolve("customers.csv"), "customer;name;group\nC1;Ada;gold\nC2;Ben;\n");
    done("hub", "import", "customers", customers.toString());
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void tillsFollowATemplateUntilTheyGetSettingsOfTheirOwn() throws Exception {
    assertThat(done("hub", "exchange-template", "add", "our branch", "--catalog", "town", "--customer-group", "gold").out()).contains("exchange template 'our branch' added");
    add("K01", "--template", "our branch");
    add("K02", "--catalog", "town");

    String preview = done("hub", "exchange-template", "set", "our branch", "--catalog", "fair,town", "--all-customers", "--dry-run").out();
    assertThat(preview.lines()).first().asString().matches("till +feed +come +go");
    assertThat(preview).containsPattern("(?m)^K01 +articles +1 +0$").containsPattern("(?m)^K01 +customers +1 +0$").doesNotContain("K02");
    assertThat(done("hub", "exchange-template", "set", "our branch", "--catalog", "fair,town", "--all-customers", "--dry-run", "-o", "csv").out().lines())
        .startsWith("till,feed,comes,goes", "K01,catalog,1,0", "K01,customer,1,0");
    assertThat(done("hub", "till", "exchange", "K01").out()).containsPattern("(?m)^K01 +our branch +town +gold +no +no$");

    assertThat(done("hub", "exchange-template", "set", "our branch", "--catalog", "fair,town", "--all-customers").out()).contains("tills that follow it: 1");
    assertThat(done("hub", "till", "exchange", "K01").out()).containsPattern("(?m)^K01 +our branch +fair, town +all +no +no$");
    assertThat(done("hub", "exchange-template", "ls").out()).containsPattern("(?m)^our branch +fair, town +all +no +no +1$");
    assertThat(done("hub", "exchange-template", "show", "our branch").out()).containsPattern("(?m)^our branch +fair, town +all +no +no +K01$");

    CommandRun followed = run("hub", "exchange-template", "rm", "our branch");
    assertThat(followed.exitCode()).isEqualTo(1);
    assertThat(followed.err()).contains("the template 'our branch' is followed by K01");
    done("hub", "till", "exchange", "K01", "--catalog", "town", "--suppliers", "--stock");
    assertThat(done("hub", "till", "exchange", "K01", "-o", "csv").out()).contains("till,template,catalogs,customers,suppliers,stock", "K01,-,town,-,true,true");
    done("hub", "exchange-template", "rm", "our branch");
    assertThat(run("hub", "exchange-template", "show", "our branch").exitCode()).isEqualTo(3);
  }

  @Test
  void aMistypedNameIsOneSentenceWithThoseThatThereAreAndNothingIsAdded() {
    CommandRun added = run("hub", "till", "add", "K09", "--catalog", "twon");
    assertThat(added.exitCode()).isEqualTo(1);
    assertThat(added.err()).contains("there is no catalog 'twon'; there are 'fair', 'standard', 'town'. One that is to be new needs --new-catalog");
    assertThat(run("hub", "till", "exchange", "K09").err()).contains("there is no till K09 at the hub");
    assertThat(run("hub", "exchange-template", "add", "guests", "--customer-group", "glod").err()).contains("there is no customer group 'glod'; there are 'gold'");

    done("hub", "exchange-template", "add", "guests", "--catalog", "winter", "--new-catalog", "--customer-group", "guests", "--new-customer-group");
    done("hub", "exchange-template", "set", "guests", "--catalog", "winter", "--customer-group", "none");
  }

  @Test
  void whatContradictsItselfIsNotUnderstood() {
    assertThat(run("hub", "till", "exchange", "K01", "--template", "x", "--stock").exitCode()).isEqualTo(2);
    assertThat(run("hub", "exchange-template", "add", "x", "--all-customers", "--customer-group", "gold").exitCode()).isEqualTo(2);
  }

  @Test
  void previewsAndSettingsSpeakGerman() throws Exception {
    add("K05", "--catalog", "town");
    try {
      assertThat(CommandRun.in(Language.DE, all("hub", "till", "exchange", "K05", "--catalog", "fair", "--dry-run")).out())
          .containsPattern("(?m)^Kasse +\\S+ +kommen +gehen$")
          .containsPattern("(?m)^K05 +Artikel +1 +1$")
          .containsPattern("(?m)^K05 +Lieferanten +0 +0$");
      assertThat(CommandRun.in(Language.DE, all("hub", "till", "exchange", "K05")).out()).containsPattern("(?m)^K05 +- +town +- +nein +nein$");
    } finally {
      Texts.speak(Language.EN);
    }
  }

  @Test
  void whatProgramsGetIsDocumented() throws Exception {
    done("hub", "exchange-template", "add", "documented", "--catalog", "town,fair", "--customer-group", "gold");
    add("K06", "--template", "documented");

    DocumentedJson.of("hub till exchange").describes(json("hub", "till", "exchange", "K06"));
    DocumentedJson.of("hub till exchange --dry-run").describes(json("hub", "till", "exchange", "K06", "--catalog", "town", "--dry-run"));
    DocumentedJson.of("hub till exchange --dry-run").describes(json("hub", "exchange-template", "set", "documented", "--all-customers", "--dry-run"));
    DocumentedJson.of("hub exchange-template show").describes(json("hub", "exchange-template", "show", "documented"));
    JsonNode listed = json("hub", "exchange-template", "ls");
    assertThat(listed.isArray()).isTrue();
    assertThat(listed.findValuesAsText("name")).contains("documented");
  }

  private void add(String till, String... exchange) {
    Stream<String> before = Stream.of("hub", "till", "add", till);
    done(Stream.concat(before, Stream.of(exchange)).toArray(String[]::new));
  }

  private JsonNode json(String... arguments) {
    return done(Stream.concat(Stream.of(arguments), Stream.of("-o", "json")).toArray(String[]::new)).json();
  }

  private CommandRun done(String... arguments) {
    CommandRun run = run(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(all(arguments));
  }

  private String[] all(String... arguments) {
    Stream<String> where = Stream.of("--data", directory.resolve("hub").toString(), "--http-port", String.valueOf(hub.httpPort()));
    return Stream.concat(Stream.of(arguments), where).toArray(String[]::new);
  }
}
