package de.kassenbote.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.systemtest.harness.Distribution;
import de.kassenbote.systemtest.harness.FlippedBits;
import de.kassenbote.systemtest.harness.HubProcess;
import de.kassenbote.systemtest.harness.Shop;
import de.kassenbote.systemtest.harness.TillProcess;
import de.kassenbote.till.enrolment.Enrolled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong: one sentence that names it, the right exit code or status, no stack trace, and nothing half-done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
  private static final String GOOD_SALE =
      """
      {"lines":[{"article":"%s","quantity":1}],"payments":[{"means":"cash","amount":{"minor":%d,"currency":"EUR"}}]}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private Shop shop;
  private TillProcess till;

  BadInputIT(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void openShop() {
    shop = Shop.open(directory, new HubProcess(directory));
    till = shop.add("K01", 20);
    shop.hub().addTill("K02").enrol(directory.resolve("spare"));
    shop.startTills();
  }

  @AfterAll
  void closeShop() {
    shop.close();
  }

  @Test
  void aSettingOutOfRangeIsNamedWithWhatIsAllowed() {
    refused("hub", "run", "--data", "other", "--broker-port", "70000").endsWith("broker-port must be 0 to 65535, got 70000");
    refused("hub", "run", "--data", "other", "--host", "no host").contains("host 'no host' is not known");
    refused("hub", "run", "--data", "other", "--name", "http://hub").contains("name must be a host name or an address", "http://hub");
    refused("till", "run", "--data", "spare", "--http-port", "-1").contains("http-port must be 0 to 65535, got -1");
    assertThat(directory.resolve("other").resolve("database")).doesNotExist();
  }

  @Test
  void aBusyPortIsNamed() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(busy.getLocalPort());
      refused("hub", "run", "--data", "busy", "--broker-port", "0", "--http-port", port, "--https-port", "0").contains("port " + port, "in use");
      refused("hub", "run", "--data", "busy", "--broker-port", port, "--http-port", "0", "--https-port", "0").contains(":" + port);
      refused("hub", "run", "--data", "busy", "--broker-port", "0", "--http-port", "0", "--https-port", port).contains("port " + port, "in use");
    }
  }

  @Test
  void aDatabaseOfANewerVersionIsLeftAlone() {
    DatabaseSettings settings = DatabaseSettings.derby(directory.resolve("newer").resolve("database"));
    try (Database newer = Database.open(settings, "db/hub")) {
      newer.useTransaction(
          h ->
              h.execute(
                  """
                  INSERT INTO "flyway_schema_history"
                    ("installed_rank", "version", "description", "type", "script", "installed_by", "execution_time", "success")
                  VALUES (999, '999', 'future', 'SQL', 'V999__future.sql', 'somebody', 1, TRUE)
                  """));
    }
    refused("hub", "run", "--data", "newer", "--broker-port", "0", "--http-port", "0", "--https-port", "0").contains("schema version 999", "newer Kassenbote");
  }

  @Test
  void aDamagedDatabaseIsNamedAndLeftAsItIs() throws IOException {
    Path ofAHub = damaged("torn-hub", "db/hub");
    byte[] before = Files.readAllBytes(ofAHub);
    refused("hub", "run", "--data", "torn-hub", "--broker-port", "0", "--http-port", "0", "--https-port", "0")
        .contains("torn-hub/database is damaged: page ", "of seg0/" + ofAHub.getFileName(), "restore a backup", "docs/operations.md");
    assertThat(Files.readAllBytes(ofAHub)).isEqualTo(before);
    shop.hub().addTill("K03").enrol(directory.resolve("torn-till"));
    damaged("torn-till", "db/till");
    refused("till", "run", "--data", "torn-till", "--http-port", "0")
        .contains("torn-till/database is damaged: page ", "keep the directory as it is");
    assertThat(directory.resolve("torn-till").resolve("broker")).doesNotExist();
  }

  @Test
  void aDataDirectoryInUseIsNamed() {
    refused("hub", "run", "--data", "hub", "--broker-port", "0", "--http-port", "0", "--https-port", "0").contains("hub is in use by another hub");
    refused("till", "run", "--data", "K01", "--http-port", "0").contains("K01/database is in use by another process");
    assertThat(till.status().path("till").asText()).isEqualTo("K01");
  }

  @Test
  void aBrokenIdentityIsNamed() throws IOException {
    refused("till", "run", "--data", "nowhere").contains("nowhere holds no till yet: enrol this machine first");
    shop.hub().addTill("K04").enrol(directory.resolve("broken"));
    Path identity = directory.resolve("broken").resolve(Enrolled.FOLDER);
    Path told = identity.resolve("installation.json");
    String whole = Files.readString(told);
    Files.writeString(told, whole.substring(0, 40));
    refused("till", "run", "--data", "broken").contains("broken/identity cannot be used");
    Files.writeString(told, whole.replaceFirst("\"version\" *: *1", "\"version\":7"));
    refused("till", "run", "--data", "broken").contains("broken/identity cannot be used", "version 7");
    Files.writeString(told, whole);
    Files.writeString(identity.resolve("till.crt"), "nothing");
    refused("till", "run", "--data", "broken").contains("broken/identity cannot be used", "till.crt");
    assertThat(directory.resolve("broken").resolve("database")).doesNotExist();
  }

  @Test
  void aWrongFileOfArticlesIsRefusedWholeWithItsLines() throws IOException {
    String good = "X1;Neu;1,00;7\n";
    imported("article;name;price_gros;tax_rate\n" + good).contains("price_gros");
    imported("article;name;price_gross;tax_rate\n" + good + "X2;Neu;2,00;7\nX1;Nochmal;1,00;7\n").contains("line 4", "article 'X1'", "line 2");
    imported("article;name;price_gross;tax_rate\n" + good + "X2;Neu;-2,00;7\n").contains("line 3", "'-2,00'", "0.00 or more");
    byte[] latin = ("article;name;price_gross;tax_rate\n" + good + "X2;Brötchen;1,00;7\n").getBytes(StandardCharsets.ISO_8859_1);
    imported(latin).contains("line 3", "UTF-8");
    assertThat(http("GET", hub("/api/v1/articles/X1"), "").statusCode()).isEqualTo(404);
  }

  @Test
  void aSaleThatCannotBeIsRefusedAndLeavesNothing() {
    long before = till.status().path("lastSeq").longValue();
    answered(422, GOOD_SALE.formatted("unknown", 100)).contains("unknown");
    answered(422, GOOD_SALE.formatted(shop.goods().last(), 1)).contains("total");
    answered(400, "{\"lines\":").contains("message");
    answered(413, "{\"note\":\"" + "x".repeat(20 << 20) + "\"}").contains("at most 1048576");
    assertThat(till.status().path("lastSeq").longValue()).isEqualTo(before);
  }

  /** A database of which one bit of the largest table's file is another; that file. */
  private Path damaged(String data, String migrations) throws IOException {
    Path database = directory.resolve(data).resolve("database");
    Database.open(DatabaseSettings.derby(database), migrations).close();
    try (Stream<Path> files = Files.list(database.resolve("seg0"))) {
      Path largest = files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
      assertThat(FlippedBits.inFile(largest, 1, new Random(1))).isEqualTo(1);
      return largest;
    }
  }

  /** The one sentence on stderr. */
  private org.assertj.core.api.AbstractStringAssert<?> refused(String... arguments) {
    Distribution.Ended ended = Distribution.run(directory, arguments);
    assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
    assertThat(ended.err().strip()).as("stderr").isNotEmpty().doesNotContain("\n").doesNotContain("Exception").doesNotContain("unexpected fault");
    assertThat(ended.out()).as("stdout").isEmpty();
    return assertThat(ended.err().strip());
  }

  private org.assertj.core.api.AbstractStringAssert<?> imported(String csv) throws IOException {
    return imported(csv.getBytes(StandardCharsets.UTF_8));
  }

  /** All of stderr: a line for each error and one that says that nothing was changed. */
  private org.assertj.core.api.AbstractStringAssert<?> imported(byte[] csv) throws IOException {
    Path file = Files.write(directory.resolve("wrong.csv"), csv);
    List<String> arguments = new ArrayList<>(List.of("hub", "import", "articles", file.toString(), "--data", "hub"));
    arguments.addAll(List.of("--http-port", String.valueOf(shop.hub().httpPort())));
    Distribution.Ended ended = Distribution.run(directory, arguments.toArray(String[]::new));
    assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
    return assertThat(ended.err()).contains("wrong.csv was not imported and nothing was changed").doesNotContain("\tat ").doesNotContain("Exception");
  }

  private org.assertj.core.api.AbstractStringAssert<?> answered(int status, String sale) {
    HttpResponse<String> answer = http("POST", URI.create("http://127.0.0.1:" + till.httpPort() + "/api/v1/receipts"), sale);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return assertThat(answer.body()).doesNotContain("Exception");
  }

  private URI hub(String path) {
    return URI.create("http://127.0.0.1:" + shop.hub().httpPort() + path);
  }

  private HttpResponse<String> http(String method, URI uri, String body) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofString(body));
      request.header("Content-Type", "application/json").header("Idempotency-Key", "bad-" + System.nanoTime());
      request.header("Authorization", "Bearer " + Files.readString(shop.hub().data().resolve("operator-token")).strip());
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
