package de.kassenbote.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub takes samples of itself. */
class SampledHubTest {
  @Test
  void hubShowsWhatItWasLikeFromItsFirstMinuteOn(@TempDir Path directory) throws Exception {
    try (RunningHub hub = new RunningHub(directory)) {
      hub.add("K01");
      await("the first sample").atMost(Duration.ofSeconds(60)).until(() -> !points(hub, "figure=tills-never-seen").isEmpty());
      assertThat(points(hub, "figure=free-disk").get(0).path("last").asLong()).isPositive();
      assertThat(points(hub, "figure=journal.in.3:depth").get(0).path("last").asLong()).isZero();
      assertThat(points(hub, "till=K01&figure=unsent")).as("a till that was not heard").isEmpty();
      assertThat(hub.send("GET", "/api/v1/samples?figure=unsent", "", "nobody's token").statusCode()).isEqualTo(401);
    }
  }

  private static JsonNode points(RunningHub hub, String query) throws Exception {
    String answer = hub.send("GET", "/api/v1/samples?" + query, "", hub.token()).body();
    return Contract.read(answer.getBytes(StandardCharsets.UTF_8), JsonNode.class).path("points");
  }
}
