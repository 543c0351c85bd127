package de.kassenbote.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.http.WebServer;
import de.kassenbote.hub.masterdata.ArticleTable;
import de.kassenbote.hub.masterdata.HubDatabase;
import de.kassenbote.hub.masterdata.MasterDataApi;
import de.kassenbote.hub.stock.StockApi;
import de.kassenbote.hub.stock.StockLevels;
import de.kassenbote.hub.stock.StockTable;
import de.kassenbote.routes.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web services of master data, asked over HTTP. */
class MasterDataServicesTest extends HubDatabase {
  private static final String TEA = "{\"name\":\"Tea\",\"taxRate\":19,\"prices\":[{\"amount\":{\"minor\":430,\"currency\":\"EUR\"},\"validFrom\":\"1970-01-01T00:00:00Z\"}]}";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path files;

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicBoolean rebuilding = new AtomicBoolean();
  private Imports imports;
  private WebServer server;

  @Override
  protected DatabaseSettings settings() {
    return DatabaseSettings.derby(files.resolve("hub"));
  }

  @BeforeAll
  void start() throws IOException {
    Files.createDirectories(files.resolve("uploads"));
    Files.writeString(files.resolve("uploads/left-behind.csv"), "from a hub that was killed");
    StockTable stock = new StockTable();
    StockLevels levels = new StockLevels(stock, new ArticleTable(), marks, rebuilding::get);
    imports = new Imports(files.resolve("uploads"), new Importer(database, marks, levels, "EUR"), () -> UUID.randomUUID().toString());
    server =
        WebServer.onLoopback(
            0,
            ImportApi.MOST_BYTES,
            Contract.mapper(),
            config -> {},
            routes -> {
              new ImportApi(imports, ZoneId.of("Europe/Berlin")).register(routes);
              new MasterDataApi(database, marks).register(routes);
              new StockApi(database, stock, levels).register(routes);
            });
  }

  @AfterAll
  void stop() {
    server.close();
    imports.close();
  }

  @Test
  void anUploadedFileIsImportedAndReported() throws Exception {
    JsonNode job = finished(send("POST", "/imports/articles?catalog=messe&catalog=markt", "article;name;price_gross;tax_rate\nB1;Tea;4,30;19\n"));

    assertThat(job.path("state").asText()).isEqualTo("done");
    assertThat(job.path("rowsRead").asInt()).isEqualTo(1);
    assertThat(job.path("rowsApplied").asInt()).isEqualTo(1);
    assertThat(job.path("outcome").path("added").asInt()).isEqualTo(1);
    assertThat(job.path("recognised").path("decimal").asText()).isEqualTo("comma");
    assertThat(takeMarks()).containsExactly("catalog/markt B1 1", "catalog/messe B1 1");
    assertThat(json(send("GET", "/catalogs", "")).toString()).isEqualTo("[{\"name\":\"markt\",\"articles\":1},{\"name\":\"messe\",\"articles\":1}]");
    await("the uploads are deleted").atMost(PATIENCE).until(() -> uploads() == 0);
  }

  @Test
  void aRefusedFileIsReportedWithItsErrors() throws Exception {
    JsonNode job = finished(send("POST", "/imports/articles", "article,name,tax_rate,price_gross\nB1,Tea,19,-1.00\n"));

    assertThat(job.path("state").asText()).isEqualTo("refused");
    assertThat(job.path("errorCount").asInt()).isEqualTo(1);
    assertThat(job.path("errors").get(0).asText()).isEqualTo("line 2, column price_gross: '-1.00' — a price must be 0.00 or more");
    assertThat(count("article")).isZero();
  }

  @Test
  void wrongOptionsOfAnImportAreRefusedAtOnce() throws Exception {
    assertRefused(send("POST", "/imports/cars", "x"), 404, "'cars' cannot be imported; allowed are articles, prices, customers, suppliers, stock");
    assertRefused(send("POST", "/imports/articles?charset=ebcdic", "x"), 400, "charset 'ebcdic' is not known; allowed are utf-8 and windows-1252");
    assertRefused(send("POST", "/imports/articles?decimal=dot", "x"), 400, "decimal must be comma or point, got 'dot'");
    assertRefused(send("POST", "/imports/articles?zone=Mars", "x"), 400, "zone 'Mars' is not known; expected is a name such as Europe/Berlin");
    assertRefused(send("POST", "/imports/articles?colour=red", "x"), 400, "'colour' is no option of an import; allowed are [catalog, charset, decimal, remove, zone]");
    assertRefused(send("POST", "/imports/stock?remove=true", "x"), 400, "remove is an option of articles, customers and suppliers, not of stock");
    assertRefused(send("POST", "/imports/prices?catalog=a", "x"), 400, "catalog is an option of articles, not of prices");
    assertThat(send("POST", "/imports/articles?catalog=a%2Fb", "x").statusCode()).isEqualTo(400);
    assertRefused(send("GET", "/imports/unknown", ""), 404, "there is no import 'unknown' since the hub was started");
  }

  @Test
  void anArticleIsPutReadChangedAndDeleted() throws Exception {
    JsonNode tea = json(send("PUT", "/articles/B1", TEA));
    assertThat(tea.path("revision").asInt()).isEqualTo(1);
    assertThat(tea.path("catalogs").toString()).isEqualTo("[\"standard\"]");

    assertThat(json(send("PUT", "/articles/B1", tea.toString())).path("revision").asInt()).as("sent back as it was read").isEqualTo(1);
    JsonNode dearer = json(send("PUT", "/articles/B1/prices", "[{\"amount\":{\"minor\":500,\"currency\":\"EUR\"},\"validFrom\":\"2027-01-01T00:00:00.000123Z\"}]"));
    assertThat(dearer.path("revision").asInt()).isEqualTo(2);
    assertThat(dearer.path("prices").toString()).isEqualTo("[{\"amount\":{\"minor\":500,\"currency\":\"EUR\"},\"validFrom\":\"2027-01-01T00:00:00Z\"}]");
    assertThat(send("PUT", "/catalogs/messe/articles/B1", "").statusCode()).isEqualTo(204);
    assertThat(send("DELETE", "/catalogs/standard/articles/B1", "").statusCode()).isEqualTo(204);
    assertThat(json(send("GET", "/articles/B1", "")).path("catalogs").toString()).isEqualTo("[\"messe\"]");

    assertThat(send("DELETE", "/articles/B1", "").statusCode()).isEqualTo(204);
    assertRefused(send("GET", "/articles/B1", ""), 404, "there is no article 'B1'");
    assertRefused(send("DELETE", "/articles/B1", ""), 404, "there is no article 'B1'");
  }

  @Test
  void anArticleThatBreaksARuleIsRefusedWithOneSentence() throws Exception {
    send("PUT", "/articles/B1", TEA);
    takeMarks();

    assertRefused(send("PUT", "/articles/B2", TEA.replace("}]}", "}],\"gtins\":[\"12\"]}")), 422, "article B2: GTIN must have 8 to 14 digits, got '12'");
    assertRefused(send("PUT", "/articles/B2", TEA.replace("\"taxRate\":19", "\"taxRate\":119")), 422, "article.taxRate must be a percentage from 0 to 100 with at most two decimals, got 119");
    assertRefused(send("PUT", "/articles/B2", "{\"taxRate\":7}"), 422, "article.name is missing");
    assertRefused(send("PUT", "/articles/B2", TEA.replace("430", "-430")), 422, "prices.[0]: a price must not be negative, got -4.30 EUR");
    assertRefused(send("PUT", "/articles/B2", TEA.replace("}]}", "}],\"depositArticle\":\"P1\"}")), 422, "the deposit article 'P1' is not known");
    assertRefused(send("PUT", "/articles/B2", TEA.replace("}]}", "}],\"number\":\"B3\"}")), 422, "the body is about article 'B3', but the address about 'B2'");
    assertRefused(send("PUT", "/articles/%20B2", TEA), 422, "article ' B2': a number has 1 to 40 characters, without slash and without blanks at its ends");
    assertThat(send("PUT", "/articles/B2", TEA.replace("name", "nome")).statusCode()).isEqualTo(422);
    assertThat(send("PUT", "/articles/B2", "{").statusCode()).isEqualTo(400);
    assertThat(send("PUT", "/articles/B2", "").statusCode()).isEqualTo(400);
    assertThat(send("PUT", "/articles/B2", "null").statusCode()).isEqualTo(400);
    assertRefused(send("PUT", "/articles/B2", "[" + " ".repeat(2 << 20) + "]"), 413, "the request body may have at most 1048576 bytes");
    assertRefused(send("PUT", "/catalogs/a%3Fb/articles/B1", ""), 422, "catalog: scope 'a?b': letters, digits, space, dot, hyphen, underscore only");
    assertThat(count("article")).isEqualTo(1);
    assertThat(takeMarks()).isEmpty();
  }

  @Test
  void customersSuppliersAndStockArePutOneByOne() throws Exception {
    assertThat(json(send("PUT", "/customers/C1", "{\"name\":\"Ada\",\"group\":\"gold\"}")).path("revision").asInt()).isEqualTo(1);
    assertThat(json(send("PUT", "/suppliers/S1", "{\"name\":\"Mill\"}")).path("name").asText()).isEqualTo("Mill");
    assertRefused(send("PUT", "/customers/C2", "{\"name\":\"Bob\",\"group\":\"a/b\"}"), 422, "scope 'a/b': letters, digits, space, dot, hyphen, underscore only");
    assertThat(send("DELETE", "/customers/C1", "").statusCode()).isEqualTo(204);
    assertThat(send("GET", "/customers/C1", "").statusCode()).isEqualTo(404);
    send("PUT", "/articles/B1", TEA);

    assertThat(json(send("PUT", "/stock/B1", "{\"quantity\":12.5}")).path("quantity").decimalValue()).isEqualByComparingTo("12.5");
    assertRefused(send("PUT", "/stock/B9", "{\"quantity\":1}"), 422, "article 'B9' is not known: import the articles first");
    assertRefused(send("PUT", "/stock/B1", "{\"quantity\":0.0001}"), 422, "stock.quantity must be a number below 1,000,000,000 with at most three decimals, got 0.0001");
    rebuilding.set(true);
    assertThat(send("PUT", "/stock/B1", "{\"quantity\":1}").statusCode()).isEqualTo(409);
    rebuilding.set(false);
    assertThat(json(send("GET", "/stock/B1", "")).path("quantity").decimalValue()).isEqualByComparingTo("12.5");
  }

  private JsonNode finished(HttpResponse<String> accepted) throws Exception {
    assertThat(accepted.statusCode()).isEqualTo(202);
    String address = "/imports/" + json(accepted).path("id").asText();
    await("the import is over").atMost(PATIENCE).until(() -> !json(send("GET", address, "")).path("state").asText().matches("queued|running"));
    return json(send("GET", address, ""));
  }

  private HttpResponse<String> send(String method, String address, String body) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:%d/api/v1%s".formatted(server.port(), address));
    return client.send(HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
    assertThat(response.statusCode()).as(response.body()).isIn(200, 202);
    return Contract.mapper().readTree(response.body());
  }

  private static void assertRefused(HttpResponse<String> response, int status, String message) throws JsonProcessingException {
    assertThat(Contract.mapper().readTree(response.body()).path("message").asText()).isEqualTo(message);
    assertThat(response.statusCode()).isEqualTo(status);
  }

  private static long uploads() throws IOException {
    try (Stream<Path> left = Files.list(files.resolve("uploads"))) {
      return left.count();
    }
  }
}
