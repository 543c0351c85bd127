package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Progress;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has the hub throw its projections away and build them again from the recorded entries. */
@Command(name = "rebuild", mixinStandardHelpOptions = true)
final class HubRebuild implements Callable<Integer> {
  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws InterruptedException {
    Rest rest = hub.connect();
    rest.post("/api/v1/rebuild");
    JsonNode state = follow(rest);
    System.out.println(text("rebuild.done", state.path("done").longValue()));
    return 0;
  }

  private static JsonNode follow(Rest rest) throws InterruptedException {
    try (Progress progress = Progress.of(text("rebuild.progress"), -1)) {
      while (true) {
        JsonNode state = rest.get("/api/v1/rebuild");
        progress.at(state.path("done").longValue(), state.path("total").longValue());
        if (state.path("state").asText().equals("none")) {
          return state;
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }
}
