package de.kassenbote.cli.client;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds a running hub and shows that it is the operator. */
public final class HubAddress {
  @Option(names = "--http-port", paramLabel = "PORT", defaultValue = Endpoints.HUB_HTTP_PORT, descriptionKey = "hub-address.http-port")
  private int port = 0;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/hub", descriptionKey = "hub-address.data")
  private Path data = Path.of("");

  @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "hub-address.token-file")
  private @Nullable Path tokenFile;

  public Rest connect() {
    return new Rest(URI.create("http://127.0.0.1:" + port), token(), text("noun.hub"));
  }

  private String token() {
    Path file = tokenFile == null ? data.resolve("operator-token") : tokenFile;
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Failure(text("token-unreadable", file), e);
    }
  }
}
