package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.http.LoopbackServer;
import de.kassenbote.routes.contract.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checks say of answers that a hub rarely gives; see FleetCommandsTest for those of a real one. */
class CheckCommandTest {
  private static final String UP = "{\"status\":\"up\",\"needed\":\"to-work\",\"detail\":\"well\"}";

  @TempDir private Path data;
  private final Map<String, String> answers = new HashMap<>();
  private int healthStatus = 200;
  private LoopbackServer hub;
  private int port;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(data.resolve("operator-token"), "0".repeat(64));
    health("{\"database\":" + UP + "}");
    figures("");
    hub =
        LoopbackServer.start(0, 10_000, Contract.mapper(), config -> {}, routes -> {
          routes.get("/health", ctx -> ctx.status(healthStatus).json(answer("health")));
          routes.get("/api/v1/samples/now", ctx -> ctx.json(answer("figures")));
          routes.get("/api/v1/fleet", ctx -> ctx.json(answer("fleet")));
        });
    port = hub.port();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void partThatIsNeededAndDownIsCritical() {
    healthStatus = 503;
    health("{\"broker\":" + UP + ",\"database\":{\"status\":\"down\",\"needed\":\"to-work\",\"detail\":\"no answer | for\\n8 s\"}}");
    says(2, "KASSENBOTE HUB CRITICAL - database down: no answer / for 8 s", "hub");
    health("{\"broker\":" + UP + ",\"mail\":{\"status\":\"down\",\"needed\":\"no\",\"detail\":\"refused\"}}");
    assertThat(says(1, "KASSENBOTE HUB WARNING - mail down: refused | record_lag=0s;300;900;0", "hub")).endsWith(" catch_ups=0;;;0");
  }

  @Test
  void hubThatIsBehindOrHasDeadLettersSaysHowMuch() {
    figures("\"record-lag\":301000,\"projection-lag\":901000,\"dead-letters\":2");
    says(2, "KASSENBOTE HUB CRITICAL - projection is 15 min behind, record is 5 min behind, 2 dead letters | record_lag=301s;300;900;0 ", "hub");
    says(1, "KASSENBOTE HUB WARNING - 2 dead letters | record_lag=301s;3600;7200;0 ", "hub", "--warning", "1h", "--critical", "2h");
    figures("\"record-lag\":300999");
    says(0, "KASSENBOTE HUB OK - database up | record_lag=300s;300;900;0 ", "hub");
  }

  @Test
  void tillsAreAsBadAsTheWorst() {
    fleet(
        till("K01", "online", 0, ""),
        till("K02", "away", 0, ",\"contactedAt\":\"2026-03-02T08:00:00Z\""),
        till("K03", "sending", 40, ",\"oldestUnsent\":\"2026-03-02T08:59:00Z\""));
    says(1, "KASSENBOTE TILL WARNING - K03 has 40 unsent entries, the oldest for 1 h 01 | problem=0;;;0 away=1;;;0 ", "till");
    says(0, "KASSENBOTE TILL OK - K01 online, K02 away for 2 h 00, K03 sending | ", "till", "--warning", "2h");
    says(0, "KASSENBOTE TILL OK - K02 away for 2 h 00 | ", "till", "K02");
    says(2, "KASSENBOTE TILL CRITICAL - K02 away for 2 h 00, K03 has 40 unsent entries, the oldest for 1 h 01 | ", "till", "--away", "critical");
    fleet(till("K04", "problem", 0, ",\"deadLetters\":1,\"alarms\":2"), till("K05", "problem", 0, ",\"numbersLeft\":3"),
        till("K06", "problem", 0, ",\"clockAheadSeconds\":-180"));
    says(
        2,
        "KASSENBOTE TILL CRITICAL - K04 problem (1 dead letter, 2 alarms), K05 problem (3 numbers left, 0 MiB free), K06 problem (clock 3 min behind) | problem=3;;;0 ",
        "till");
    fleet();
    says(0, "KASSENBOTE TILL OK - there are no tills | ", "till");
  }

  @Test
  void queueIsJudgedByWhatWaitsAndForHowLong() {
    figures("\"journal.in.0:depth\":1001,\"journal.in.0:oldest-age\":1000,\"feeds:depth\":70000,\"feeds:oldest-age\":9000000");
    says(1, "KASSENBOTE QUEUE WARNING - journal.in.0 1001, the oldest for 1 s | journal.in.0=1001;1000;10000;0 journal.in.0.age=1s;300;900;0", "queue");
    says(2, "KASSENBOTE QUEUE CRITICAL - feeds 70000, the oldest for 2 h 30 | ", "queue", "feeds");
    says(2, "KASSENBOTE QUEUE CRITICAL - journal.in.0 1001", "queue", "--critical", "1000");
  }

  @Test
  void diskIsJudgedByWhatIsLeft() {
    figures("\"free-disk\":2147483647");
    says(2, "KASSENBOTE DISK CRITICAL - 2047 MiB free | free=2147483647B;5368709120:;2147483648:;0", "disk");
    says(1, "KASSENBOTE DISK WARNING - 2047 MiB free | ", "disk", "--critical", "2047");
  }

  @Test
  void hubThatDoesNotAnswerIsCriticalOnceAndOtherwiseUnknown() {
    hub.close();
    says(2, "KASSENBOTE HUB CRITICAL - no hub answers at http://127.0.0.1:" + port, "hub");
    for (String[] check : new String[][] {{"till"}, {"queue"}, {"disk"}}) {
      says(3, "KASSENBOTE " + check[0].toUpperCase(Locale.ROOT) + " UNKNOWN - no hub answers at http://127.0.0.1:" + port, check);
    }
  }

  @Test
  void whatIsNoHubOrHasNoTokenIsUnknown() throws IOException {
    health("{}");
    says(3, "KASSENBOTE HUB UNKNOWN - what answers at /health is no Kassenbote hub", "hub");
    Files.delete(data.resolve("operator-token"));
    says(3, "KASSENBOTE TILL UNKNOWN - cannot read the operator's token ", "till");
  }

  private String says(int exitCode, String beginning, String... check) {
    Stream<String> where = Stream.of("--data", data.toString(), "--http-port", String.valueOf(port));
    CommandRun run = CommandRun.of(Stream.of(Stream.of("check"), Stream.of(check), where).flatMap(part -> part).toArray(String[]::new));
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).startsWith(beginning);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.err()).isEmpty();
    return run.out().strip();
  }

  private void health(String parts) {
    answers.put("health", "{\"parts\":" + parts + "}");
  }

  private void figures(String figures) {
    answers.put("figures", "{\"at\":\"2026-03-02T10:00:00Z\",\"figures\":{" + figures + "}}");
  }

  private void fleet(String... tills) {
    answers.put("fleet", "{\"hubTime\":\"2026-03-02T10:00:00Z\",\"tills\":[" + String.join(",", tills) + "]}");
  }

  private static String till(String id, String state, long unsent, String more) {
    return "{\"till\":\"%s\",\"state\":\"%s\",\"unsentCount\":%d%s}".formatted(id, state, unsent, more);
  }

  private JsonNode answer(String name) {
    return Contract.read(String.valueOf(answers.get(name)).getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }
}
