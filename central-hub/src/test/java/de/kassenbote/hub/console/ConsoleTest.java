package de.kassenbote.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.http.WebServer;
import de.kassenbote.hub.fleet.Fleet;
import de.kassenbote.hub.fleet.FleetApi;
import de.kassenbote.hub.fleet.RecordedTill;
import de.kassenbote.hub.journal.HubDatabases;
import de.kassenbote.routes.contract.AHeartbeat;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.TillId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<TillId> registered = new ArrayList<>();
  private final InstantSource time = () -> TEN;
  private Database database;
  private Fleet fleet;
  private Console console;
  private WebServer server;

  @BeforeEach
  void open() {
    database = HubDatabases.derby(directory);
    Clock clock = time.withZone(BERLIN);
    fleet = new Fleet(database, () -> registered, today -> Map.of(new TillId("K01"), new RecordedTill(1, 100, 90, 12, 0, 0)), h -> List.of(), clock, BERLIN);
    console = new Console(fleet, visitor -> true, BERLIN);
    FleetApi api = new FleetApi(fleet);
    server =
        WebServer.onLoopback(
            0,
            1 << 20,
            Contract.mapper(),
            config -> {},
            routes -> {
              console.register(routes);
              api.register(routes);
            });
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  @Test
  void thePageShowsStatesAsTextTheWorstOnTop() throws Exception {
    fewTills();
    String page = get("/?lang=de").body();
    assertThat(page).contains("<html lang=\"de\">", "Kassen online", "2 / 4", "1.248,50\u00a0€", "Offline 19 min", "2 Irrläufer", "Nie verbunden");
    assertThat(page.indexOf(">K03<")).isPositive().isLessThan(page.indexOf(">K02<"));
    assertThat(page.indexOf(">K02<")).isLessThan(page.indexOf(">K01<"));
  }

  @Test
  void thePageSpeaksEnglishWhenAskedTo() throws Exception {
    fewTills();
    assertThat(get("/?lang=en").body()).contains("<html lang=\"en\">", "Tills online", "€1,248.50", "Offline 19 min", "2 dead letters");
    assertThat(get("/", "Accept-Language", "en-GB").body()).contains("<html lang=\"en\">");
    assertThat(get("/", "Accept-Language", "fr").body()).contains("<html lang=\"de\">");
  }

  @Test
  void thePageSaysHowFarAClockIsWrong() throws Exception {
    registered.addAll(List.of(new TillId("K01"), new TillId("K02")));
    fleet.contact(AHeartbeat.of("K01").sentAt(TEN.plusSeconds(3_900)).build(), TEN);
    fleet.contact(AHeartbeat.of("K02").sentAt(TEN.minus(Duration.ofDays(2))).build(), TEN);
    assertThat(get("/?lang=de").body()).contains("Uhr geht 1 h 05 vor", "Uhr geht 2 Tage nach");
    assertThat(get("/?lang=en").body()).contains("Clock 1 h 05 ahead", "Clock 2 days behind");
  }

  @Test
  void withoutTillsThePageSaysHowToAddOne() throws Exception {
    assertThat(get("/?lang=de").body()).contains("kassenbote hub till add");
  }

  @Test
  void everythingThePageNeedsComesFromTheHub() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(v -> assertThat(v).contains("default-src 'self'"));
    Matcher address = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
    List<String> addresses = address.results().map(r -> r.group(1)).filter(a -> !a.startsWith("#")).toList();
    assertThat(addresses).hasSizeGreaterThan(5).allMatch(a -> a.startsWith("/"));
    for (String local : addresses) {
      assertThat(get(local).statusCode()).as(local).isEqualTo(200);
    }
    assertThat(get("/assets/console.css").body()).doesNotContain("http:", "https:", "@import");
  }

  @Test
  void withoutScriptsThePageLoadsItselfAnew() throws Exception {
    assertThat(get("/").body()).contains("<noscript><meta http-equiv=\"refresh\"");
  }

  @Test
  void anOpenPageIsToldWhatChanged() throws Exception {
    registered.add(new TillId("K01"));
    HttpRequest request = HttpRequest.newBuilder(uri("/live?lang=de")).header("Accept", "text/event-stream").build();
    try (InputStream events = http.send(request, BodyHandlers.ofInputStream()).body()) {
      var reader = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
      var received = new ReceivedLines(reader);
      Awaitility.await("the first picture").atMost(Duration.ofSeconds(10)).until(() -> stepThenContains(received, "Nie verbunden"));
      fleet.contact(AHeartbeat.of("K01").sentAt(TEN).build(), TEN);
      Awaitility.await("the till's new state").atMost(Duration.ofSeconds(10)).until(() -> stepThenContains(received, "pill ok"));
    }
  }

  @Test
  void theFleetIsThereForPrograms() throws Exception {
    fewTills();
    HttpResponse<String> answer = get("/api/v1/fleet");
    assertThat(answer.body()).contains("\"hubTime\":\"2026-03-02T09:00:00Z\"", "\"state\":\"never-seen\"", "\"till\":\"K04\"", "\"receipts\":90");
  }

  @Test
  void aThousandTillsAreShownQuicklyTheFirstHundredUnlessAskedForAll() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      TillId till = new TillId("T%04d".formatted(i));
      registered.add(till);
      fleet.contact(AHeartbeat.of(till.value()).sentAt(TEN).build(), TEN);
    }
    get("/");
    long began = System.nanoTime();
    assertThat(rows(get("/?lang=de").body())).isEqualTo(100);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1_500));
    assertThat(get("/?lang=de").body()).contains("100 von 1.000", "show=all");
    assertThat(rows(get("/?lang=de&show=all").body())).isEqualTo(1_000);
  }

  private boolean stepThenContains(ReceivedLines received, String text) {
    console.runOnce();
    return received.text().contains(text);
  }

  private void fewTills() {
    for (String id : List.of("K01", "K02", "K03", "K04")) {
      registered.add(new TillId(id));
    }
    fleet.contact(AHeartbeat.of("K01").sentAt(TEN).build(), TEN);
    fleet.contact(AHeartbeat.of("K02").sentAt(TEN.minusSeconds(1_140)).unsent(37, 124_850, TEN.minusSeconds(1_140)).build(), TEN.minusSeconds(1_140));
    fleet.contact(AHeartbeat.of("K03").sentAt(TEN).deadLetters(2).build(), TEN);
  }

  private static long rows(String page) {
    return Pattern.compile("<th scope=\"row\">").matcher(page).results().count();
  }

  private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /** Reads a stream that never ends in the background. */
  private static final class ReceivedLines {
    private final StringBuffer text = new StringBuffer();

    ReceivedLines(BufferedReader reader) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    text.append(line).append('\n');
                  }
                } catch (IOException e) {
                  // the test is over
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    String text() {
      return text.toString();
    }
  }
}
