package de.kassenbote.cli.deadletter;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Progress;
import de.kassenbote.cli.terminal.Table;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A replay that the hub does in the background, followed to its end. */
final class ReplayJob {
  private final Rest hub;
  private final Output output;

  ReplayJob(Rest hub, Output output) {
    this.hub = hub;
    this.output = output;
  }

  /**
   * @param begun the hub's answer
   * @return the exit code
   */
  Integer follow(JsonNode begun, boolean noWait) throws InterruptedException {
    JsonNode job = noWait ? begun : end(begun);
    Table table = new Table(">job", "state", ">letters", ">replayed", ">sent", ">failed");
    table.row(
        job.path("id").asText(),
        job.path("state").asText().toLowerCase(Locale.ROOT),
        job.path("total").asText(),
        job.path("replayed").asText(),
        job.path("sent").asText(),
        job.path("failed").asText());
    output.print(job, table);
    if (job.has("detail")) {
      System.err.println(job.path("detail").asText());
    }
    return exitCode(job);
  }

  private static Integer exitCode(JsonNode job) {
    long through = job.path("replayed").longValue() + job.path("sent").longValue();
    return switch (job.path("state").asText()) {
      case "RUNNING", "DONE" -> 0;
      case "PARTIAL" -> Outcome.exitCode(through, job.path("failed").longValue());
      default -> through > 0 ? ExitCodes.PARTIAL : ExitCodes.FAILURE;
    };
  }

  private JsonNode end(JsonNode begun) throws InterruptedException {
    String path = DeadLetterCommand.PATH + "/jobs/" + begun.path("id").asText();
    try (Progress progress = Progress.of(text("replay.progress"), begun.path("total").longValue())) {
      while (true) {
        JsonNode job = hub.get(path);
        long done = job.path("replayed").longValue() + job.path("sent").longValue() + job.path("failed").longValue();
        progress.at(done, job.path("total").longValue());
        if (!job.path("state").asText().equals("RUNNING")) {
          return job;
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }
}
