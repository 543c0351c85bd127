package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An import that the hub does in the background, followed to its end. */
public final class ImportJob {
  private ImportJob() {}

  /**
   * @param recognised one sentence each
   * @param errors one sentence each, with the line
   */
  public record Result(String state, long rows, List<String> recognised, List<String> errors, long errorCount) {
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
        progress.at(job.path("rowsDone").longValue(), job.path("rowsTotal").longValue());
        String state = job.path("state").asText();
        if (!state.equals("running") && !state.equals("waiting")) {
          return result(job, state);
        }
        TimeUnit.MILLISECONDS.sleep(150);
      }
    }
  }

  private static Result result(JsonNode job, String state) {
    List<String> errors = new ArrayList<>();
    job.path("errors").forEach(e -> errors.add(e.isTextual() ? e.textValue() : "line " + e.path("line").asText() + ": " + e.path("message").asText()));
    List<String> recognised = new ArrayList<>();
    job.path("recognised").properties().forEach(e -> recognised.add(e.getKey() + " " + text(e.getValue())));
    return new Result(state, job.path("rowsDone").longValue(), recognised, errors, Math.max(errors.size(), job.path("errorCount").longValue()));
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
