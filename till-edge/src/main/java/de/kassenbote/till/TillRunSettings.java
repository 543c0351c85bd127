package de.kassenbote.till;

import de.kassenbote.routes.contract.Assignment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says when starting a till.
 *
 * @param data directory of the till that this machine was enrolled as, for database, broker and logs, too
 * @param hub where the hub's broker is, {@code host:port}; absent = where it was at the enrolment
 * @param httpPort of the local web services on 127.0.0.1; 0 = any free one
 */
public record TillRunSettings(Path data, @Nullable String hub, int httpPort) {
  public TillRunSettings {
    if (httpPort < 0 || httpPort > 65_535) {
      throw new IllegalArgumentException("http-port must be 0 to 65535, got " + httpPort);
    }
  }

  /** With the hub that is to be used. */
  Assignment of(Assignment told) {
    return hub == null ? told : new Assignment(told.version(), hub, told.till(), told.epoch(), told.settings());
  }
}
