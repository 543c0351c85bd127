package de.kassenbote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Language;
import de.kassenbote.cli.terminal.Texts;
import de.kassenbote.http.WebServer;
import de.kassenbote.routes.contract.Contract;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What checks say of answers that a hub rarely gives; see FleetCommandsTest for those of a real one. */
class CheckCommandTest {
  private static final String UP = "{\"status\":\"up\",\"needed\":\"to-work\",\"detail\":\"well\"}";

  @TempDir private Path data;
  private final CountDownLatch released = new CountDownLatch(1);
  private final Map<String, String> answers = new HashMap<>();
  private boolean slow = false;
  private int healthStatus = 200;
  private WebServer hub;
  private int port;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(data.resolve("operator-token"), "0".repeat(64));
    health("{\"database\":" + UP + "}");
    figures("");
    hub =
        WebServer.onLoopback(0, 10_000, Contract.mapper(), config -> {}, routes -> {
          routes.get("/health", ctx -> ctx.status(healthStatus).json(answer("health")));
          routes.get("/api/v1/samples/now", this::figures);
          routes.get("/api/v1/fleet", this::fleet);
        });
    port = hub.port();
  }

  @AfterEach
  void stop() {
    Texts.speak(Language.EN);
    released.countDown();
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
    figures("\"record-lag\":301000,\"dead-letters\":2");
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
    fleet(till("K04", "problem", 0, ",\"deadLetters\":1,\"alarms\":2"), till("K05", "problem", 0, ",\"numbersLeft\":3"),
        till("K06", "problem", 0, ",\"clockAheadSeconds\":-180"));
    says(
        2,
        "KASSENBOTE TILL CRITICAL - K04 problem (1 dead letter, 2 alarms), K05 problem (3 numbers left, 0 MiB free), K06 problem (clock 3 min behind) | problem=3;;;0 ",
        "till");
    fleet();
    says(0, "KASSENBOTE TILL OK - there are no tills | ", "till");
    answers.put("fleet", "{}");
    says(3, "KASSENBOTE TILL UNKNOWN - what answers at /api/v1/fleet is no Kassenbote hub", "till");
  }

  @Test
  void tillThatWasNotHeardOfForLongIsNotGoodThoughNothingIsUnsent() {
    fleet(
        till("K01", "away", 0, ",\"contactedAt\":\"2026-03-01T07:59:00Z\""),
        till("K02", "away", 0, ",\"contactedAt\":\"2026-03-01T08:00:00Z\""),
        till("K03", "never-seen", 0, ""));
    says(1, "KASSENBOTE TILL WARNING - K01 was last heard of 26 h 01 ago | ", "till");
    assertThat(says(2, "KASSENBOTE TILL CRITICAL - K01 was last heard of 26 h 01 ago | ", "till", "--away-critical", "26h")).contains(" unheard_age=93660s;93600;93600;0 ");
    says(0, "KASSENBOTE TILL OK - K01 away for 26 h 01, K02 away for 26 h 00, K03 never-seen | ", "till", "--away-warning", "27h");
    fleet(till("K04", "problem", 0, ",\"deadLetters\":1,\"contactedAt\":\"2026-02-20T10:00:00Z\""));
    says(2, "KASSENBOTE TILL CRITICAL - K04 problem (1 dead letter), K04 was last heard of 10 d ago | ", "till");
  }

  @Test
  void figureThatLacksAndFiguresThatAreOldAreUnknown() {
    figures("\"projection-lag\":null");
    says(3, "KASSENBOTE HUB UNKNOWN - the hub does not tell its figure projection-lag", "hub");
    figures("\"free-disk\":null");
    says(3, "KASSENBOTE DISK UNKNOWN - the hub does not tell its figure free-disk", "disk");
    figures("");
    says(3, "KASSENBOTE QUEUE UNKNOWN - the hub tells of no queue", "queue");
    figures("\"journal.in.0:depth\":1");
    says(3, "KASSENBOTE QUEUE UNKNOWN - the hub does not tell its figure journal.in.0:oldest-age", "queue");
    answers.put("figures", answers.get("figures").replaceAll("\"at\":\"[^\"]*\"", "\"at\":\"2026-03-02T10:00:00Z\""));
    for (String[] check : new String[][] {{"hub"}, {"queue"}, {"disk"}}) {
      says(3, "KASSENBOTE " + check[0].toUpperCase(Locale.ROOT) + " UNKNOWN - the hub's figures are those of 2026-03-02T10:00:00Z", check);
    }
  }

  @Test
  void lineIsEnglishInEveryLanguage() throws IOException {
    fleet(till("K04", "away", 0, ",\"contactedAt\":\"2026-02-20T10:00:00Z\""));
    assertThat(german("check", "till").out()).startsWith("KASSENBOTE TILL CRITICAL - K04 was last heard of 10 d ago | ");
    assertThat(german("check", "till", "--warning", "bald").out())
        .isEqualToIgnoringNewLines("KASSENBOTE UNKNOWN - --warning: 'bald' is not a duration: write 500ms, 10s, 2m or 1h");
    Files.delete(data.resolve("operator-token"));
    assertThat(german("check", "till").out()).startsWith("KASSENBOTE TILL UNKNOWN - cannot read the operator's token ");
  }

  @Test
  void whatIsMisunderstoodIsUnknownOnStdout() {
    for (String[] check : new String[][] {{"--soon"}, {"hub", "--soon"}, {"fly"}, {}, {"hub", "--warning", "soon"}, {"disk", "--warning", "much"}}) {
      CommandRun run = CommandRun.of(Stream.concat(Stream.of("check"), Stream.of(check)).toArray(String[]::new));
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out().lines()).hasSize(1).first().asString().startsWith("KASSENBOTE UNKNOWN - ");
      assertThat(run.err()).contains("--help");
    }
  }

  @Test
  @Timeout(10)
  void oneTimeLimitIsForAllAnswersWithTheirBodies() {
    slow = true;
    says(3, "KASSENBOTE TILL UNKNOWN - no hub answers at http://127.0.0.1:" + port, "till", "--timeout", "300ms");
    says(2, "KASSENBOTE HUB CRITICAL - no hub answers at http://127.0.0.1:" + port, "hub", "--timeout", "300ms");
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

  private void fleet(Context ctx) throws IOException, InterruptedException {
    beginSlowly(ctx);
    ctx.json(answer("fleet"));
  }

  private void figures(Context ctx) throws IOException, InterruptedException {
    beginSlowly(ctx);
    ctx.json(answer("figures"));
  }

  /** The head and the first byte of the body at once, the rest when the test has ended. */
  private void beginSlowly(Context ctx) throws IOException, InterruptedException {
    if (slow) {
      ctx.res().getOutputStream().write('{');
      ctx.res().flushBuffer();
      released.await();
    }
  }

  private CommandRun german(String... check) {
    String[] where = {"--lang", "de", "--data", data.toString(), "--http-port", String.valueOf(port)};
    return CommandRun.in(Language.DE, Stream.concat(Stream.of(check), Stream.of(where)).toArray(String[]::new));
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

  /** Beside or in the place of those of a hub that has nothing to do. */
  private void figures(String figures) {
    String idle = Stream.of("record-lag", "projection-lag", "dead-letters", "alarms", "unsent", "unsent-age", "feed-lag-changes", "feed-lag-versions", "catch-ups", "free-disk")
        .filter(name -> !figures.contains('"' + name + '"'))
        .map(name -> ",\"" + name + "\":0")
        .collect(Collectors.joining());
    answers.put("figures", "{\"at\":\"" + Instant.now() + "\",\"figures\":{" + (figures.isEmpty() ? idle.substring(1) : figures + idle) + "}}");
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
