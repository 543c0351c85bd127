package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What programs can ask and change about the data that tills get. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeServicesTest {
  private RunningHub hub;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    hub = new RunningHub(directory);
    ok("PUT", "/articles/B1", "{\"name\":\"Tea\",\"taxRate\":19,\"catalogs\":[\"town\"]}");
    ok("PUT", "/articles/B2", "{\"name\":\"Roll\",\"taxRate\":7,\"catalogs\":[\"fair\"]}");
    ok("PUT", "/customers/C1", "{\"name\":\"Ada\",\"group\":\"gold\"}");
    ok("PUT", "/customers/C2", "{\"name\":\"Ben\"}");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void aTillIsAddedWithATemplateAndFollowsIt() throws Exception {
    ok("POST", "/exchange-templates/branch", "{\"catalogs\":[\"town\"],\"customerGroups\":[\"gold\"]}");
    ok("POST", "/tills", "{\"id\":\"K01\",\"template\":\"branch\"}");
    assertThat(hub.enrol("K01").settings().scopes()).containsExactly(new FeedScope(Feed.CATALOG, "town"), new FeedScope(Feed.CUSTOMER, "gold"));

    JsonNode preview = json("PUT", "/exchange-templates/branch?dryRun=true", "{\"catalogs\":[\"fair\"],\"allCustomers\":true}");
    assertThat(preview.toString())
        .isEqualTo(
            "{\"tills\":[{\"till\":\"K01\",\"feeds\":[{\"feed\":\"catalog\",\"comes\":1,\"goes\":1},{\"feed\":\"customer\",\"comes\":1,\"goes\":0},"
                + "{\"feed\":\"supplier\",\"comes\":0,\"goes\":0},{\"feed\":\"stock\",\"comes\":0,\"goes\":0}]}]}");
    assertThat(json("GET", "/tills/K01/exchange", "").toString())
        .isEqualTo("{\"till\":\"K01\",\"template\":\"branch\",\"catalogs\":[\"town\"],\"allCustomers\":false,\"customerGroups\":[\"gold\"],\"suppliers\":false,\"stock\":false}");

    JsonNode changed = json("PUT", "/exchange-templates/branch", "{\"catalogs\":[\"fair\"],\"allCustomers\":true}");
    assertThat(changed.path("tills").toString()).isEqualTo("[\"K01\"]");
    JsonNode till = json("GET", "/tills/K01/exchange", "");
    assertThat(till.path("catalogs").toString()).isEqualTo("[\"fair\"]");
    assertThat(till.path("allCustomers").asBoolean()).isTrue();
    assertRefused(409, "the template 'branch' is followed by K01", "DELETE", "/exchange-templates/branch", "");
    JsonNode acts = json("GET", "/acts", "");
    assertThat(acts.findValuesAsText("what")).startsWith("exchange-template-set", "till-enrol", "code-add", "till-add", "exchange-template-add");
    assertThat(acts.get(0).path("after").path("allCustomers").asBoolean()).isTrue();
  }

  @Test
  void aTillIsChangedByItselfAndWhatIsNotNamedGoes() throws Exception {
    ok("POST", "/tills", "{\"id\":\"K02\",\"catalogs\":[\"town\"],\"stock\":true}");

    JsonNode changed = json("PUT", "/tills/K02/exchange", "{\"catalogs\":[\"town\",\"fair\"],\"suppliers\":true}");

    assertThat(changed.toString())
        .isEqualTo("{\"till\":\"K02\",\"catalogs\":[\"fair\",\"town\"],\"allCustomers\":false,\"customerGroups\":[],\"suppliers\":true,\"stock\":false}");
  }

  @Test
  void whatIsMistypedIsRefusedAndNamesWhatThereIs() throws Exception {
    hub.add("K03");
    String there = "there is no catalog 'twon'; there are 'fair', 'standard', 'town'";
    assertRefused(422, there, "POST", "/tills", "{\"id\":\"K09\",\"catalogs\":[\"twon\"]}");
    assertRefused(422, there, "PUT", "/tills/K03/exchange", "{\"catalogs\":[\"twon\"]}");
    assertRefused(422, there, "PUT", "/tills/K03/exchange?dryRun=true", "{\"catalogs\":[\"twon\"]}");
    assertRefused(422, "there is no customer group 'glod'; there are 'gold'", "POST", "/exchange-templates/x", "{\"customerGroups\":[\"glod\"]}");
    assertRefused(422, "there is no exchange template 'brunch'", "PUT", "/tills/K03/exchange", "{\"template\":\"brunch\"}");
    assertRefused(404, "there is no exchange template 'x'", "GET", "/exchange-templates/x", "");
    assertRefused(404, "there is no till K09 at the hub", "GET", "/tills/K09/exchange", "");
    assertRefused(400, "'k 9' is not a till id", "GET", "/tills/k%209/exchange", "");
    assertRefused(400, "a template says everything", "PUT", "/tills/K03/exchange", "{\"template\":\"x\",\"stock\":true}");
    assertRefused(422, "a template says everything", "POST", "/tills", "{\"id\":\"K09\",\"template\":\"x\",\"stock\":true}");
    assertRefused(400, "not both", "PUT", "/tills/K03/exchange", "{\"allCustomers\":true,\"customerGroups\":[\"gold\"]}");
    assertRefused(400, "is missing", "PUT", "/tills/K03/exchange", "{\"catalogs\":[null]}");
    assertRefused(422, "catalogue", "PUT", "/tills/K03/exchange", "{\"catalogue\":[\"town\"]}");
    assertRefused(422, "'all' means every customer", "PUT", "/customers/C9", "{\"name\":\"Cleo\",\"group\":\"all\"}");
    assertThat(json("GET", "/tills/K03/exchange", "").path("catalogs").toString()).isEqualTo("[\"standard\"]");
    assertThat(json("GET", "/tills", "").toString()).doesNotContain("K09");
  }

  @Test
  void aCatalogThatIsToBeNewIsMade() throws Exception {
    ok("POST", "/tills", "{\"id\":\"K04\",\"catalogs\":[\"winter\"],\"newCatalogs\":true}");
    assertThat(json("GET", "/catalogs", "").toString()).contains("{\"name\":\"winter\",\"articles\":0}");
  }

  private void assertRefused(int status, String words, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.body()).contains(words);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private JsonNode json(String method, String path, String body) throws Exception {
    return Contract.read(ok(method, path, body).getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }

  private String ok(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return hub.send(method, "/api/v1" + path, body, hub.token());
  }
}
