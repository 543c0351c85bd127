package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of tills at a whole hub: all of them, or none. */
abstract class TillImportContract {
  private static final String HEADER = "id;name;branch;catalogs;customer_groups;suppliers;stock;released\n";

  private Operated hub;

  abstract DatabaseSettings database(Path directory);

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    hub = new Operated(data, database(data));
    hub.post("/branches", "{\"id\":\"B01\",\"name\":\"Bremen\",\"zone\":\"Europe/Berlin\"}", 201);
    hub.post("/branches", "{\"id\":\"B02\",\"name\":\"Lisboa\",\"zone\":\"Europe/Lisbon\"}", 201);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void twoHundredTillsAreAddedInOneGo() throws Exception {
    String file =
        HEADER + IntStream.rangeClosed(1, 200).mapToObj("K%03d;Kasse %1$d;B02;messe|standard;Stamm;ja;nein;nein\n"::formatted).collect(Collectors.joining());
    hub.add("{\"id\":\"A1\",\"catalogs\":[\"messe\"],\"newCatalogs\":true,\"customerGroups\":[\"Stamm\"],\"newCustomerGroups\":true}");
    Instant began = Instant.now();

    JsonNode answer = hub.post("/tills/import", file, 201);

    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(answer.path("tills").findValuesAsText("id")).hasSize(200).doesNotHaveDuplicates();
    hub.step("K001", "release");
    EnrolledTill first = hub.enrol("K001");
    assertThat(first.settings().zone().getId()).isEqualTo("Europe/Lisbon");
    assertThat(first.settings().scopes())
        .containsExactlyInAnyOrder(
            new FeedScope(Feed.CATALOG, "messe"), new FeedScope(Feed.CATALOG, "standard"), new FeedScope(Feed.CUSTOMER, "Stamm"), new FeedScope(Feed.SUPPLIER, Feed.ALL));
    JsonNode last = hub.till("K200");
    assertThat(last.path("name").asText()).isEqualTo("Kasse 200");
    assertThat(last.path("branch").asText()).isEqualTo("B02");
    assertThat(last.path("stage").asText()).isEqualTo("added");
    assertThat(hub.acts("K117")).hasSize(1);
  }

  @Test
  void threeWrongLinesAreAllNamedAndNothingIsAdded() throws Exception {
    hub.add("{\"id\":\"K02\"}");
    String file = HEADER + "K01;;B01;;;;;\nK02;;B01;;;;;\nK03;;B99;;;;;\nK04;;B01;;;;;vielleicht\nK05;;B01;;;;;\n";

    JsonNode answer = hub.post("/tills/import", file, 422);

    assertThat(answer.path("errorCount").asInt()).isEqualTo(3);
    assertThat(answer.path("errors").valueStream().map(JsonNode::asText))
        .containsExactly(
            "line 3, column id: till K02 exists already: choose another id",
            "line 4, column branch: there is no branch B99: there are B01, B02",
            "line 5, column released: 'vielleicht' is neither yes nor no; allowed are yes, no, ja, nein, true, false, 1, 0");
    assertThat(answer.path("message").asText()).startsWith("nothing was added; errors: 3; the first: line 3");
    assertThat(hub.get("/tills").findValuesAsText("id")).containsExactly("K02");
    assertThat(hub.acts("K01")).isEmpty();
  }

  @Test
  void everythingElseThatCanBeWrongInALineIsNamed() throws Exception {
    String file = HEADER + "k 1;;;;;;;\n;Theke;;;;;;\nK03;;b 1;a/b;;;;\nK04;;;;;;;\nK04;;;;;;;\nK05;;;;;;\nK06;" + "x".repeat(101) + ";;;;;;\n";

    assertThat(hub.post("/tills/import", file, 422).path("errors").valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrder(
            "line 2, column id: 'k 1' is not a till id: allowed are a capital letter, then up to 15 capital letters, digits or hyphens",
            "line 3, column id: is empty, but must not be",
            "line 4, column branch: 'b 1' is not a branch id: allowed are a capital letter or digit, then up to 15 capital letters, digits or hyphens",
            "line 4, column catalogs: 'a/b' cannot be a name here — allowed are 1 to 60 letters, digits, spaces, dots, hyphens, underscores; several are separated by |",
            "line 6, column id: till K04 stands in line 5 too; it may be there once",
            "line 7: has 7 fields, but the header has 8",
            "line 8, column name: a name must have 1 to 100 characters and no control characters, got 101");
    assertThat(hub.get("/tills")).isEmpty();
    assertThat(hub.post("/tills/import", "name;colour\nx;y\n", 422).path("errors").valueStream().map(JsonNode::asText))
        .containsExactly(
            "line 1: 'colour' is no column of tills; allowed are name, catalogs, id, branch, customer_groups, suppliers, stock, released",
            "line 1: the column id is missing in the header; needed are id");
    assertThat(hub.post("/tills/import", HEADER, 422).path("errors").get(0).asText()).isEqualTo("the file has a header, but no row");
    assertThat(hub.post("/tills/import?dryRun=perhaps", HEADER, 400).path("message").asText()).isEqualTo("dryRun must be true or false, got 'perhaps'");
  }

  @Test
  void theSameFileAgainSaysThatItsTillsExistAndChangesNothing() throws Exception {
    String file = "Kasse,Filiale,Freigegeben\nK01,B01,ja\nK02,B02,ja\n";
    hub.post("/tills/import", file, 201);
    JsonNode before = hub.get("/tills");

    JsonNode again = hub.post("/tills/import", file, 422);

    assertThat(again.path("errors").valueStream().map(JsonNode::asText))
        .containsExactly("line 2, column id: till K01 exists already: choose another id", "line 3, column id: till K02 exists already: choose another id");
    assertThat(hub.get("/tills")).isEqualTo(before);
    assertThat(hub.acts("K01")).hasSize(1);
  }

  @Test
  void dryRunSaysWhatItWouldAddAndAddsNothing() throws Exception {
    assertThat(hub.post("/tills/import?dryRun=true", "id\nK01\nK02\n", 200).toString()).isEqualTo("{\"ids\":[\"K01\",\"K02\"]}");
    assertThat(hub.get("/tills")).isEmpty();
  }
}
