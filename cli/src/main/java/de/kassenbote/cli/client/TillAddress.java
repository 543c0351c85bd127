package de.kassenbote.cli.client;

import static de.kassenbote.cli.terminal.Texts.text;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options by which a command finds a running till. */
public final class TillAddress {
  @ArgGroup(multiplicity = "0..1")
  private @Nullable Where where;

  static final class Where {
    @Option(names = "--http-port", paramLabel = "PORT", descriptionKey = "till-address.http-port")
    private @Nullable Integer port;

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "till-address.url")
    private @Nullable URI url;

    URI uri() {
      return url != null ? url : onThisMachine(String.valueOf(port));
    }
  }

  public Rest connect() {
    return new Rest(where == null ? onThisMachine(Endpoints.TILL_HTTP_PORT) : where.uri(), null, text("noun.till"));
  }

  private static URI onThisMachine(String port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
