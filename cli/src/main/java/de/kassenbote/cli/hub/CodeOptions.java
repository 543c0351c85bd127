package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a one-time code is good, and where it is shown: in a new file, or here with its QR code. */
final class CodeOptions {
  @Option(names = "--minutes", paramLabel = "N", descriptionKey = "code.minutes")
  private @Nullable Integer minutes;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "code.out")
  private @Nullable Path out;

  /**
   * @param asking gets what is wanted and gives the hub's answer
   */
  void make(Function<ObjectNode, JsonNode> asking) throws IOException {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode();
    if (minutes != null) {
      wanted.put("minutes", minutes);
    }
    if (out == null) {
      show(asking.apply(wanted));
      return;
    }
    try (NewSecretFile file = NewSecretFile.at(out)) {
      JsonNode made = asking.apply(wanted);
      file.write(made.path("code").asText());
      System.out.println(text("code.written", made.path("id").asText(), made.path("expiresAt").asText(), out));
    }
  }

  private static void show(JsonNode made) {
    System.out.println(made.path("code").asText());
    System.out.println();
    System.out.println(QrText.of(made.path("code").asText()));
    System.out.println(text("code.shown", made.path("id").asText(), made.path("expiresAt").asText(), made.path("authority").asText()));
  }
}
