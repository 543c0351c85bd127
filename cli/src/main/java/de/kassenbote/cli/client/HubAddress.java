package de.kassenbote.cli.client;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds a running hub and shows that it is the operator. */
public final class HubAddress {
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  @Option(names = "--http-port", paramLabel = "PORT", defaultValue = Endpoints.HUB_HTTP_PORT, descriptionKey = "hub-address.http-port")
  private int port = 0;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/hub", descriptionKey = "hub-address.data")
  private Path data = Path.of("");

  @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "hub-address.token-file")
  private @Nullable Path tokenFile;

  @Option(names = "--hub", paramLabel = "URL", defaultValue = "${env:KASSENBOTE_HUB}", descriptionKey = "hub-address.hub")
  private @Nullable URI url;

  @Option(names = "--ca", paramLabel = "FILE", defaultValue = "${env:KASSENBOTE_CA}", descriptionKey = "hub-address.ca")
  private @Nullable Path authority;

  public Rest connect() {
    URI hub = url == null ? URI.create("http://127.0.0.1:" + port) : required(url);
    return new Rest(hub, token(), text("noun.hub"), authority == null ? null : TrustedAuthority.in(authority));
  }

  /** The operator's token goes over no line in the clear. */
  private static URI required(URI hub) {
    boolean safe = "https".equals(hub.getScheme()) || ("http".equals(hub.getScheme()) && LOCAL.contains(String.valueOf(hub.getHost())));
    if (!safe || hub.getHost() == null) {
      throw new Failure(text("hub-url", hub));
    }
    return hub;
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
