package de.kassenbote.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.routes.contract.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private final Redaction redaction = new Redaction(List.of("s3cr3t-of-the-operator\n", "short"));

  @Test
  void knownSecretGoesWhereverItIs() {
    assertThat(redaction.of("it is s3cr3t-of-the-operator, a short one")).isEqualTo("it is ***, a short one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=hunter2", "db-password: hunter2", "KASSENBOTE_DATABASE_PASSWORD=hunter2", "-Djavax.net.ssl.keyStorePassword=hunter2",
        "{\"password\" : \"hunter2\"}", "{\"linkPassword\":\"hunter2 and \\\"more\\\"\"}", "keyStorePass='hunter2'", "Authorization: Bearer hunter2",
        "jdbc:postgresql://anna:hunter2@db/hub", "jdbc:postgresql://db/hub?user=anna&password=hunter2&ssl=true", "jdbc:derby:x;password=hunter2;create=true",
        "operatorToken=hunter2", "api_key=hunter2", "client_secret: \"hunter2\""
      })
  void whatLooksLikeASecretGoes(String text) {
    assertThat(redaction.of(text)).doesNotContain("hunter2").contains("***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hun,ter2", "hun;ter2", "hun&ter2", "hun@ter2", "hun/ter2", "hun\"ter2", "hun'ter2", "hun ter2", "\"hun\" ter2\"", "hun?ter2", "/@:,hun# ter2\\"})
  void noPartOfASecretStaysWhateverSignsAreInIt(String secret) {
    for (String text : List.of("password=%s", "2026-03-02 WARN dbPassword: %s", "-Dstore.pass.word.token=%s", "postgresql://anna:%s@db/hub", "jdbc:postgresql://db/hub?user=a&password=%s&x=y")) {
      assertThat(redaction.of("before\n" + text.formatted(secret) + "\nafter")).startsWith("before\n").endsWith("\nafter").contains("***").doesNotContain("hun", "ter2");
    }
    String json = JsonNodeFactory.instance.objectNode().put("a", "password=" + secret).put("linkPassword", secret).put("b", "after").toPrettyString();
    JsonNode clean = Contract.read(redaction.of(json).getBytes(StandardCharsets.UTF_8), JsonNode.class);
    assertThat(clean.path("a").asText()).isEqualTo("password=***");
    assertThat(clean.path("linkPassword").asText()).isEqualTo("***");
    assertThat(clean.path("b").asText()).isEqualTo("after");
  }

  @Test
  void ofAnUrlSchemeHostAndPathStay() {
    assertThat(redaction.of("{\"url\" : \"https://anna:pw/@1@db:5/hub/x?key=1&b=2#c\",")).isEqualTo("{\"url\" : \"https://***@db:5/hub/x?***\",");
    assertThat(redaction.of("see http://db/hub#c and")).isEqualTo("see http://db/hub?*** and");
  }

  @Test
  void ofJavasOptionsTheNamesStay() {
    Map<String, String> environment = Map.of("JAVA_OPTS", "-Xmx1g -Da.b=\"hun -ter2\" '-Dc=hun ter2' -javaagent:x.jar=hun,ter2 ter2 -Dd='hun -ter2", "KASSENBOTE_X", "a\nb", "HOME", "/root");
    assertThat(Program.environment(environment)).isEqualTo("JAVA_OPTS=-Xmx1g -Da.b -javaagent:x.jar -Dd\nKASSENBOTE_X=a b\n");
  }

  @Test
  void namesOfFilesAreQuotedAndTheLastLineSaysThatThereAreMore(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("a, \"b\".txt"), "12");
    assertThat(new DataDirectory(directory).files()).startsWith("file,bytes,modified\n\"a, \"\"b\"\".txt\",2,").hasLineCount(2);
    assertThat(new DataDirectory(directory).files(1)).doesNotContain("more");
    Files.writeString(directory.resolve("c.txt"), "");
    assertThat(new DataDirectory(directory).files(1)).endsWith("\n\"and more than these 1\",,\n").hasLineCount(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"watermark\" : 12, \"hash\" : \"a1b2\"}", "kassenbote_part_up{part=\"database\"} 1.0", "jdbc:postgresql://db/hub"})
  void everythingElseStays(String text) {
    assertThat(redaction.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer.name must be shorter, got 'Erika Musterfrau'", "no customer \"Erika Musterfrau\"", "the till's customer is 'Erika Musterfrau'",
        "got 'Erikas' Laden, Erika Musterfrau'", "got 'Erika Mus", "got 'Erika\nMusterfrau'", "Kunde „Erika Musterfrau“ fehlt",
        "record-journal: a message of till K01 steps aside: Erika Musterfrau is no name", "import of customers: line 3: Erika Musterfrau",
        "Detail: Failing row contains (7, Erika Musterfrau).", "Detail: Key (name)=(Erika Musterfrau) already exists."
      })
  void whatAReasonCitesGoes(String reason) {
    assertThat(redaction.ofReason(reason)).doesNotContain("Erika", "Musterfrau").contains("***");
    String line = "2026-03-02T10:00:00.000+01:00 WARN  [hub] [main] Imports - ";
    assertThat(redaction.ofLog(line + reason)).startsWith(line).doesNotContain("Erika", "Musterfrau");
  }

  @Test
  void linesOfJsonKeepWhatTheyAreAboutAndLoseWhatTheyCite() {
    String line = "{\"level\":\"WARN\",\"message\":\"customer is '%s'\",\"till\":\"K01\",\"seq\":7,\"cause\":\"java.lang.IllegalStateException: '%s'\\n\\tat a.B.c(B.java:1)\\n\"}\n";
    assertThat(redaction.ofLog(line.formatted("Erika", "Erika"))).isEqualTo(line.replace("'%s'", "***"));
    assertThat(redaction.ofLog("{\"message\":\"Eri")).isEqualTo("***\n");
    String secret = "{\"message\":\"to http://a:%s@hub with password=%s\",\"token\":\"%s\",\"thread\":\"main\"}\n";
    assertThat(redaction.ofLog(secret.formatted("b,c", "d, e", "f"))).isEqualTo("{\"message\":\"to http://***@hub with password=***\",\"token\":\"***\",\"thread\":\"main\"}\n");
  }

  @Test
  void tracesStayInALogAndWhatIsNoLineOfItGoes() {
    String log =
        """
        2026-03-02T10:00:00.000+01:00 ERROR [hub] [main] d.k.hub.Hub - it failed
        java.lang.IllegalStateException: the till's journal is closed
        \tat de.kassenbote.hub.Hub.start(Hub.java:12)
        \t... 12 common frames omitted
        Caused by: java.io.IOException: no space left
        """;
    assertThat(redaction.ofLog(log + "Musterfrau, Erika\n")).isEqualTo(log + "***\n");
  }
}
