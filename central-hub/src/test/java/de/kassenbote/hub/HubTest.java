package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.DocumentKind;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.NumberRange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The hub as a whole: starting, refusing to start, adding tills. */
class HubTest {
  @TempDir private Path data;

  /** One hub for what one hub can show. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class Running {
    private Path directory;
    private RunningHub hub;

    @BeforeAll
    void start(@TempDir Path fresh) {
      directory = fresh;
      hub = new RunningHub(fresh);
    }

    @AfterAll
    void stop() {
      hub.close();
    }

    @Test
    void machineThatBecomesATillHasItsOwnCertificateAndNumberRanges() throws Exception {
      EnrolledTill k01 = hub.add("K01");
      EnrolledTill k02 = hub.add("K02");

      assertThat(k01.assignment().address()).isEqualTo("127.0.0.1:" + hub.brokerPort());
      assertThat(k01.identity().certificate()).isNotEqualTo(k02.identity().certificate());
      assertThat(k01.settings().scopes()).containsExactly(new FeedScope(Feed.CATALOG, "standard"));
      assertThat(k01.settings().ranges()).filteredOn(range -> !range.reserve()).extracting(NumberRange::kind).containsExactlyInAnyOrderElementsOf(DocumentKind.ALL);
      assertThat(k01.settings().ranges()).extracting(NumberRange::prefix).allMatch(prefix -> prefix.startsWith("K01-"));
    }

    @Test
    void refusesATillThatExists() throws Exception {
      hub.add("K03");

      HttpResponse<String> again = hub.send("POST", "/api/v1/tills", "{\"id\":\"K03\"}", hub.token());

      assertThat(again.statusCode()).isEqualTo(409);
      assertThat(again.body()).contains("till K03 exists already");
    }

    @Test
    void namesWhatIsWrongWithATill() throws Exception {
      HttpResponse<String> answer = hub.send("POST", "/api/v1/tills", "{\"id\":\"k 1\"}", hub.token());

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("'k 1' is not a till id: allowed are");
    }

    @Test
    void answersNobodyWithoutTheOperatorsToken() throws Exception {
      assertThat(hub.send("POST", "/api/v1/tills", "{\"id\":\"K09\"}", "guessed").statusCode()).isEqualTo(401);
      assertThat(hub.send("GET", "/api/v1/tills", "", hub.token()).body()).doesNotContain("K09");
      assertThat(Files.getPosixFilePermissions(directory.resolve("operator-token")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void busyBrokerPortIsNamed(@TempDir Path other) {
      int port = hub.brokerPort();

      assertThatThrownBy(() -> new RunningHub(other, port).close()).hasMessageContaining(":" + port);
    }
  }

  /** Not with the hub that the others share: in one process the two have one Derby, which the refused one shuts down. */
  @Test
  void secondHubOnTheSameDirectoryIsRefusedWithASentence() {
    try (RunningHub hub = new RunningHub(data)) {
      assertThat(hub.brokerPort()).isPositive();
      assertThatThrownBy(() -> new RunningHub(data).close()).hasMessageContaining(data.toString());
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
  void aBrokerWhoseFilesCannotBeReadBeginsAnewAndTheyAreKept() throws Exception {
    try (RunningHub hub = new RunningHub(data)) {
      hub.add("K01");
    }
    Path bindings = data.resolve("broker").resolve("bindings");
    List<String> damaged = damage(bindings);

    try (RunningHub hub = new RunningHub(data)) {
      assertThat(hub.send("GET", "/api/v1/tills", "", hub.token()).body()).contains("\"id\":\"K01\"");
    }
    List<Path> aside = list(data).filter(p -> p.getFileName().toString().startsWith("broker.broken-")).toList();
    assertThat(aside).hasSize(1);
    assertThat(list(aside.get(0).resolve("bindings")).map(p -> p.getFileName().toString())).containsAll(damaged);
  }

  /** The names of the files. */
  private static List<String> damage(Path folder) throws IOException {
    List<Path> files = list(folder).toList();
    for (Path file : files) {
      Files.write(file, new byte[1 << 16]);
    }
    return files.stream().map(p -> p.getFileName().toString()).toList();
  }

  private static Stream<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList().stream();
    }
  }
}
