package de.kassenbote.cli.deadletter;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.ExitCodes;
import de.kassenbote.cli.terminal.Output;

/** What became of one dead letter, in words and as an exit code. */
final class Outcome {
  private Outcome() {}

  /**
   * @param result the hub's answer to an act
   * @return the exit code
   */
  static Integer print(JsonNode result, Output output) {
    boolean failed = result.path("outcome").asText().equals("FAILED");
    if (output.isJson()) {
      System.out.println(result.toPrettyString());
    } else if (failed) {
      System.err.println(text("letter.failed-again", result.path("key").asText(), result.path("cause").asText()));
    } else {
      System.out.printf("%s %s%n", result.path("key").asText(), words(result));
    }
    return failed ? ExitCodes.FAILURE : 0;
  }

  static int exitCode(long through, long failed) {
    if (failed == 0) {
      return 0;
    }
    return through == 0 ? ExitCodes.FAILURE : ExitCodes.PARTIAL;
  }

  private static String words(JsonNode result) {
    return switch (result.path("outcome").asText()) {
      case "REPLAYED" -> text("letter.went-through");
      case "SENT" -> text("letter.sent");
      default -> result.path("state").asText().equals("DISCARDED") ? text("letter.discarded") : text("letter.open-again");
    };
  }
}
