package de.kassenbote.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.TillFile;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till as a whole, with nobody at the hub's address: starting, refusing to start. */
class TillTest {
  private static final TillId K07 = new TillId("K07");

  @TempDir private Path directory;
  private TillRunSettings settings;

  @BeforeEach
  void writeTheTillFile() throws Exception {
    TillSettings inForce =
        new TillSettings(
            1, new TreeSet<>(), List.of(new NumberRange(Receipt.TYPE, "K07-R", 6, 1, 999)), List.of("cash"), "EUR", ZoneId.of("Europe/Berlin"));
    Path file = directory.resolve("K07.json");
    Files.write(file, Contract.write(new TillFile(Contract.VERSION, "127.0.0.1:1", K07, 1, "a-password", inForce)));
    settings = new TillRunSettings(directory.resolve("data"), file, 0);
  }

  @Test
  void startsWithoutTheHubAndSaysHowItIs() throws Exception {
    try (Till till = Till.start(settings)) {
      JsonNode status = status(till);
      assertThat(status.path("till").asText()).isEqualTo("K07");
      assertThat(status.path("link").path("state").asText()).isEqualTo("offline");
      assertThat(status.path("numbersLeft").asLong()).isEqualTo(999);
      assertThat(status.has("conflict")).isFalse();
    }
  }

  @Test
  void aTillFileThatIsNoneIsNamed() throws Exception {
    Path wrong = Files.writeString(directory.resolve("wrong.json"), "{\"version\":1}");

    assertThatThrownBy(() -> Till.start(new TillRunSettings(directory.resolve("other"), wrong, 0)))
        .hasMessageContaining(wrong + " is not a till file");
  }

  private static JsonNode status(Till till) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/status".formatted(till.httpPort()))).build();
    return Contract.mapper().readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
