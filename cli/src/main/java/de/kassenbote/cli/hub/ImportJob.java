package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An import that the hub does in the background, followed to its end. */
public final class ImportJob {
  private ImportJob() {}

  /**
   * @param recognised what the file was taken for; empty = its header could not be read
   * @param outcome how many rows did what; of meaning when done
   * @param errors one sentence each, with the line; the first hundred
   */
  public record Result(String state, Optional<String> recognised, String outcome, List<String> errors, long errorCount) {
    public boolean isDone() {
      return state.equals("done");
    }
  }

  /**
   * @param begun the hub's answer to the upload
   */
  public static Result follow(Rest hub, JsonNode begun, Progress progress) throws InterruptedException {
    String path = "/api/v1/imports/" + begun.path("id").asText();
    try (progress) {
      while (true) {
        JsonNode job = hub.get(path);
        progress.at(job.path("rowsApplied").longValue(), job.path("rowsRead").longValue());
        String state = job.path("state").asText();
        if (!state.equals("running") && !state.equals("queued")) {
          return result(job, state);
        }
        TimeUnit.MILLISECONDS.sleep(150);
      }
    }
  }

  private static Result result(JsonNode job, String state) {
    List<String> errors = new ArrayList<>();
    job.path("errors").forEach(e -> errors.add(e.asText()));
    return new Result(state, recognised(job.path("recognised")), outcome(job.path("outcome")), errors, job.path("errorCount").longValue());
  }

  private static Optional<String> recognised(JsonNode told) {
    if (!told.isObject()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    told.path("columns").forEach(c -> columns.add(c.asText()));
    return Optional.of(
        text("import.format", told.path("charset").asText(), told.path("separator").asText(), told.path("decimal").asText(), String.join(" ", columns)));
  }

  private static String outcome(JsonNode told) {
    return text("import.outcome", told.path("added").longValue(), told.path("changed").longValue(), told.path("deleted").longValue(), told.path("unchanged").longValue());
  }
}
