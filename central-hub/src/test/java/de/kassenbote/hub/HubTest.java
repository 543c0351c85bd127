package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub as a whole: starting, refusing to start, adding tills. */
class HubTest {
  @TempDir private Path data;

  @Test
  void addsATillWithItsOwnPasswordAndNumberRanges() throws Exception {
    try (RunningHub hub = new RunningHub(data)) {
      TillFile k01 = hub.add("K01");
      TillFile k02 = hub.add("K02");

      assertThat(k01.address()).isEqualTo("127.0.0.1:" + hub.brokerPort());
      assertThat(k01.password()).hasSize(64).isNotEqualTo(k02.password());
      assertThat(k01.settings().scopes()).containsExactly(new FeedScope(Feed.CATALOG, "standard"));
      assertThat(k01.settings().ranges()).extracting(NumberRange::prefix).doesNotHaveDuplicates();
      assertThat(k01.settings().ranges()).extracting(NumberRange::prefix).allMatch(prefix -> prefix.startsWith("K01-"));
    }
  }

  @Test
  void refusesATillThatExists() throws Exception {
    try (RunningHub hub = new RunningHub(data)) {
      hub.add("K01");

      HttpResponse<String> again = hub.send("POST", "/api/v1/tills", "{\"id\":\"K01\"}", hub.token());

      assertThat(again.statusCode()).isEqualTo(409);
      assertThat(again.body()).contains("till K01 exists already");
    }
  }

  @Test
  void namesWhatIsWrongWithATill() throws Exception {
    try (RunningHub hub = new RunningHub(data)) {
      HttpResponse<String> answer = hub.send("POST", "/api/v1/tills", "{\"id\":\"k 1\"}", hub.token());

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("'k 1' is not a till id: allowed are");
    }
  }

  @Test
  void answersNobodyWithoutTheOperatorsToken() throws Exception {
    try (RunningHub hub = new RunningHub(data)) {
      assertThat(hub.send("POST", "/api/v1/tills", "{\"id\":\"K01\"}", "guessed").statusCode()).isEqualTo(401);
      assertThat(hub.send("GET", "/api/v1/tills", "", hub.token()).body()).isEqualTo("[]");
      assertThat(Files.getPosixFilePermissions(data.resolve("operator-token")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void tillsAreStillThereAfterARestart() throws Exception {
    try (RunningHub hub = new RunningHub(data)) {
      hub.add("K01");
    }
    try (RunningHub hub = new RunningHub(data)) {
      assertThat(hub.send("GET", "/api/v1/tills", "", hub.token()).body()).contains("\"id\":\"K01\"");
    }
  }

  @Test
  void secondHubOnTheSameDirectoryIsRefusedWithASentence() {
    try (RunningHub hub = new RunningHub(data)) {
      assertThat(hub.brokerPort()).isPositive();

      assertThatThrownBy(() -> new RunningHub(data).close()).hasMessageContaining(data.toString());
    }
  }

  @Test
  void busyBrokerPortIsNamed(@TempDir Path other) {
    try (RunningHub hub = new RunningHub(data)) {
      int port = hub.brokerPort();

      assertThatThrownBy(() -> new RunningHub(other, port).close()).hasMessageContaining(":" + port);
    }
  }
}
