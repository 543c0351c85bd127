package de.kassenbote.hub.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.http.WebServer;
import de.kassenbote.hub.journal.HubDatabases;
import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.routes.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalApiTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private Database database;
  private HubUnderTest hub;
  private WebServer server;

  @BeforeEach
  void start(@TempDir Path directory) {
    database = HubDatabases.derby(directory);
    hub = HubUnderTest.on(database);
    JournalApi api = new JournalApi(database, hub.journal, hub.rebuild);
    server = WebServer.onLoopback(0, 10_000, Contract.mapper(), config -> {}, api::register);
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  @Test
  void tellsAboutJournalsReceiptsAndTotals() throws Exception {
    TillJournal till = new TillJournal("K07", 1).sale("N-1", "tea", 2).write("moon-phase", "{}").sale("N-2", "tea", 1);
    hub.record(till, 1, 2);
    hub.project();

    JsonNode journal = get("/api/v1/tills/K07/journal", 200).get(0);
    assertThat(journal.get("watermark").asLong()).isEqualTo(2);
    assertThat(journal.get("projected").asLong()).isEqualTo(2);
    assertThat(journal.get("chainBroken").asLong()).isZero();

    JsonNode receipt = get("/api/v1/receipts/N-1", 200).get(0);
    assertThat(receipt.get("entry").get("seq").asLong()).isEqualTo(1);
    assertThat(receipt.get("receipt").get("total").get("minor").asLong()).isEqualTo(300);

    JsonNode totals = get("/api/v1/totals?till=K07", 200);
    assertThat(totals.get("receipts").asLong()).isEqualTo(1);
    assertThat(totals.get("sold").get(0).get("gross").asLong()).isEqualTo(300);
    assertThat(get("/api/v1/totals?till=K08", 200).get("receipts").asLong()).isZero();
    assertThat(get("/api/v1/totals", 200).get("receipts").asLong()).isEqualTo(1);
  }

  @Test
  void tellsOfAReversalThatItIsTheSecondOfItsReceipt() throws Exception {
    TillJournal till = new TillJournal("K07", 1).sale("N-1", "tea", 2);
    till.reversalOf(till.entry(1)).reversalOf(till.entry(1));
    hub.record(till);
    hub.project();

    assertThat(get("/api/v1/receipts/K07-1-2", 200).get(0).get("flags")).hasToString("[\"REVERSED_TWICE\"]");
    assertThat(get("/api/v1/receipts/K07-1-3", 200).get(0).get("flags")).hasToString("[\"REVERSED_TWICE\"]");
    assertThat(get("/api/v1/receipts/N-1", 200).get(0).get("reversedBy").get("seq").asLong()).isEqualTo(2);
  }

  @Test
  void rebuildIsAcceptedAndItsProgressShown() throws Exception {
    hub.record(new TillJournal("K07", 1).sales(3));
    hub.project();
    assertThat(send("POST", "/api/v1/rebuild", 202).get("state").asText()).isEqualTo("requested");
    hub.project();
    JsonNode progress = get("/api/v1/rebuild", 200);
    assertThat(progress.get("state").asText()).isEqualTo("none");
    assertThat(progress.get("done").asLong()).isEqualTo(3);
    assertThat(progress.get("total").asLong()).isEqualTo(3);
  }

  @Test
  void wrongQuestionsAreAnsweredWithOneClearSentence() throws Exception {
    assertThat(get("/api/v1/receipts/none", 404).get("message").asText()).isEqualTo("there is no receipt with the number 'none' at the hub");
    assertThat(get("/api/v1/tills/k07/journal", 400).get("message").asText()).contains("'k07' is not a till id");
    assertThat(get("/api/v1/totals?till=%20", 400).get("message").asText()).contains("is not a till id");
  }

  private JsonNode get(String path, int status) throws IOException, InterruptedException {
    return send("GET", path, status);
  }

  private JsonNode send(String method, String path, int status) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(status);
    return Contract.read(response.body(), JsonNode.class);
  }
}
