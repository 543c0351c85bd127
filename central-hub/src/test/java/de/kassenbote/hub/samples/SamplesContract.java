package de.kassenbote.hub.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.http.WebServer;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How samples are taken, summed up, forgotten and shown, on any database. The clock begins at noon. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SamplesContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant EVER = NOON.plus(Duration.ofDays(365));

  private final HttpClient client = HttpClient.newHttpClient();
  private SteppedClock clock;
  private Database database;
  private WebServer server;
  private Samples samples;
  private long unsent;
  private Function<Instant, Collection<Sample>> source;
  private Optional<Sample> hub = Optional.empty();

  abstract Database open(Path directory);

  @BeforeAll
  void openDatabase(@TempDir Path directory) {
    database = open(directory);
    clock = new SteppedClock();
  }

  @AfterAll
  void close() {
    server.close();
    database.close();
  }

  @BeforeEach
  void begin() {
    database.useTransaction(tx -> List.of(Step.values()).forEach(step -> tx.execute("DELETE FROM " + step.table())));
    clock = new SteppedClock();
    unsent = 0;
    source = minute -> List.of(sample("K01", minute, ++unsent), sample("K02", minute, 0));
    samples = new Samples(database, minute -> source.apply(minute), clock);
    if (server != null) {
      server.close();
    }
    SamplesApi api = new SamplesApi(samples, () -> hub, till -> till.value().equals("K01"), clock);
    server = WebServer.onLoopback(0, 10_000, Contract.mapper(), config -> {}, api::register);
  }

  @Test
  void oneSampleIsTakenInEachMinuteHoweverOftenItIsLookedAt() {
    for (int i = 0; i < 12; i++) {
      samples.runOnce();
      clock.advance(Duration.ofSeconds(10));
    }
    new Samples(database, source, clock).runOnce();
    assertThat(of("K01", Step.MINUTE)).extracting(Sample::at).containsExactly(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120));
    assertThat(of("K02", Step.MINUTE)).hasSize(3);
  }

  @Test
  void quarterOfAnHourIsSummedUpWhenItHasEnded() {
    minutes(15);
    assertThat(of("K01", Step.QUARTER)).isEmpty();
    minutes(1);
    assertThat(of("K01", Step.QUARTER)).containsExactly(new Sample("K01", NOON, Map.of("unsent", List.of(new Spread(1, 8, 15, 15)))));
    assertThat(of("K02", Step.QUARTER)).containsExactly(new Sample("K02", NOON, Map.of("unsent", List.of(Spread.of(0)))));
    minutes(20);
    assertThat(of("K01", Step.QUARTER)).extracting(Sample::at).containsExactly(NOON, NOON.plusSeconds(900));
  }

  @Test
  void quartersThatEndedWhileTheHubWasDownAreSummedUpAfterwards() {
    minutes(40);
    database.useTransaction(tx -> tx.execute("DELETE FROM sample_quarter"));
    clock.advance(Duration.ofHours(5));
    new Samples(database, source, clock).runOnce();
    assertThat(of("K01", Step.QUARTER)).extracting(Sample::at).containsExactly(NOON, NOON.plusSeconds(900), NOON.plusSeconds(1800));
  }

  @Test
  void quarterThatIsThereIsNotSummedUpAgainAfterARestart() {
    minutes(16);
    List<Sample> before = of("K01", Step.QUARTER);
    new Samples(database, source, clock).runOnce();
    assertThat(of("K01", Step.QUARTER)).isEqualTo(before).hasSize(1);
    assertThat(of("K01", Step.MINUTE)).hasSize(17);
  }

  @Test
  void minutesAreKeptForFortyEightHoursAndQuartersForThirtyDays() {
    Instant twoDaysAgo = NOON.minus(Duration.ofHours(48));
    Instant thirtyDaysAgo = NOON.minus(Duration.ofDays(30));
    insert(Step.MINUTE, twoDaysAgo.minusSeconds(60), twoDaysAgo);
    insert(Step.QUARTER, thirtyDaysAgo.minusSeconds(900), thirtyDaysAgo);
    samples.runOnce();
    assertThat(of("K01", Step.MINUTE)).extracting(Sample::at).containsExactly(twoDaysAgo, NOON);
    assertThat(of("K01", Step.QUARTER)).extracting(Sample::at).startsWith(thirtyDaysAgo).doesNotContain(thirtyDaysAgo.minusSeconds(900));
  }

  @Test
  void afterALongStopOldSamplesGoPartByPartAndAreAllGoneInTheEnd() {
    Instant longAgo = NOON.minus(Duration.ofDays(40));
    List<Sample> old = IntStream.range(0, Samples.LEAST_AT_ONCE + 5).mapToObj(i -> sample("K" + i, longAgo, 1)).toList();
    database.useTransaction(tx -> new SampleTable(Step.MINUTE).insert(tx, old));
    samples.runOnce();
    assertThat(count(Step.MINUTE)).isEqualTo(5 + 2);
    clock.advance(Duration.ofMinutes(1));
    samples.runOnce();
    assertThat(count(Step.MINUTE)).isEqualTo(4);
    assertThat(count(Step.QUARTER)).isZero();
  }

  @Test
  void oldSamplesGoEvenWhileAQuarterCannotBeSummedUp() {
    Instant ago = NOON.minus(Duration.ofHours(50));
    insert(Step.MINUTE, ago);
    database.useTransaction(tx -> tx.execute("UPDATE sample_minute SET figures = 'unsent=x'"));
    assertThatThrownBy(samples::runOnce).isInstanceOf(NumberFormatException.class);
    assertThat(of("K01", Step.MINUTE)).extracting(Sample::at).containsExactly(NOON);
  }

  @Test
  void samplesOfATimeToComeAreForgotten() {
    insert(Step.MINUTE, NOON.plus(Duration.ofDays(100)));
    insert(Step.QUARTER, NOON.plus(Duration.ofDays(100)));
    minutes(16);
    assertThat(of("K01", Step.MINUTE)).hasSize(16);
    assertThat(of("K01", Step.QUARTER)).extracting(Sample::at).containsExactly(NOON);
  }

  @Test
  void minuteOfWhichNothingIsKnownIsLackingAlone() {
    minutes(1);
    source = minute -> List.of();
    minutes(1);
    source = minute -> {
      throw new IllegalStateException("the database is away");
    };
    assertThatThrownBy(samples::runOnce).hasMessage("the database is away");
    source = minute -> List.of(sample("K01", minute, 9));
    minutes(1);
    assertThat(of("K01", Step.MINUTE)).extracting(Sample::at).containsExactly(NOON, NOON.plusSeconds(120));
  }

  @Test
  void figureIsShownInTheCourseOfTime() throws Exception {
    source = minute ->
        List.of(new Sample("K01", minute, Map.of("journal.out", List.of(Spread.of(++unsent), Spread.of(0), Spread.of(10), Spread.of(4), Spread.of(1)))));
    minutes(17);
    assertThat(get("?till=K01&figure=journal.out:depth&from=2026-03-02T12:15:00Z", 200))
        .hasToString(
            """
            {"till":"K01","figure":"journal.out:depth","step":"minute","points":[\
            {"at":"2026-03-02T12:15:00Z","minimum":16,"average":16,"maximum":16,"last":16},\
            {"at":"2026-03-02T12:16:00Z","minimum":17,"average":17,"maximum":17,"last":17}]}""");
    assertThat(get("?till=K01&figure=journal.out:depth&step=quarter", 200).path("points"))
        .hasToString("[{\"at\":\"2026-03-02T12:00:00Z\",\"minimum\":1,\"average\":8,\"maximum\":15,\"last\":15}]");
    assertThat(get("?till=K01&figure=journal.out:in&to=2026-03-02T12:01:00Z", 200).path("points")).hasSize(1);
    assertThat(get("?till=K01&figure=other.queue:in", 200).path("points")).isEmpty();
    assertThat(get("?till=K01&figure=unsent&from=2026-02-20T00:00:00Z", 200).path("step").asText()).isEqualTo("quarter");
    assertThat(get("?figure=tills-online", 200).has("till")).isFalse();
  }

  @Test
  void allFiguresOfTheHubAreShownAsTheyWereReadLast() throws Exception {
    assertThat(get("/now", 503).path("message").asText()).isEqualTo("the hub's figures cannot be read at this moment");
    List<Spread> queue = List.of(Spread.of(2), Spread.of(4_000), Spread.of(30), Spread.of(28), Spread.of(1));
    hub = Optional.of(new Sample(Sample.HUB, NOON, Map.of("unsent", List.of(Spread.of(3)), "feeds", queue)));
    assertThat(get("/now", 200))
        .hasToString(
            """
            {"at":"2026-03-02T12:00:00Z","figures":{"feeds:consumers":1,"feeds:depth":2,"feeds:in":30,"feeds:oldest-age":4000,\
            "feeds:out":28,"unsent":3}}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ?till=k1&figure=unsent   | 400 | 'k1' is not a till id
          ?till=K09&figure=unsent  | 404 | there is no till K09 at the hub
          ?till=K01                | 400 | figure must be one of unsent, unsent-age, unsent-value, dead-letters, free-disk, or a queue with one of depth, oldest-age, in, out, consumers, such as journal.out:depth; got ''
          ?till=K01&figure=sales   | 400 | figure must be one of unsent, unsent-age, unsent-value, dead-letters, free-disk
          ?figure=unsent-value     | 400 | such as journal.in.0:depth; got 'unsent-value'
          ?figure=unsent&step=hour | 400 | step must be one of [minute, quarter], got 'hour'
          ?figure=unsent&from=now  | 400 | from must be a moment such as 2026-03-14T09:00:00Z, got 'now'
          ?figure=unsent&from=2026-03-02T12:00:00Z&to=2026-03-02T12:00:00Z | 400 | from must be before to
          ?figure=unsent&colour=red | 400 | 'colour' is no parameter; allowed are figure, from, step, till, to
          """)
  void wrongQuestionIsAnsweredWithOneClearSentence(String query, int status, String sentence) throws Exception {
    assertThat(get(query, status).path("message").asText()).contains(sentence);
  }

  private void minutes(int count) {
    for (int i = 0; i < count; i++) {
      samples.runOnce();
      clock.advance(Duration.ofMinutes(1));
    }
  }

  private void insert(Step step, Instant... moments) {
    database.useTransaction(tx -> new SampleTable(step).insert(tx, List.of(moments).stream().map(at -> sample("K01", at, 1)).toList()));
  }

  private List<Sample> of(String owner, Step step) {
    return samples.of(owner, step, Instant.EPOCH, EVER);
  }

  private long count(Step step) {
    return database.read(tx -> tx.createQuery("SELECT COUNT(*) FROM " + step.table()).mapTo(Long.class).one());
  }

  private static Sample sample(String owner, Instant at, long unsent) {
    return new Sample(owner, at, Map.of("unsent", List.of(Spread.of(unsent))));
  }

  private JsonNode get(String query, int status) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/samples" + query);
    HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(status);
    return Contract.read(response.body(), JsonNode.class);
  }
}
