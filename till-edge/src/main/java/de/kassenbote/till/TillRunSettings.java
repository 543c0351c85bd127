package de.kassenbote.till;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the operator says when starting a till.
 *
 * @param data directory for database, broker and logs; made when it is not there
 * @param tillFile written by the hub for this till
 * @param httpPort of the local web services on 127.0.0.1; 0 = any free one
 */
public record TillRunSettings(Path data, Path tillFile, int httpPort) {
  public TillRunSettings {
    if (httpPort < 0 || httpPort > 65_535) {
      throw new IllegalArgumentException("http-port must be 0 to 65535, got " + httpPort);
    }
  }

  TillFile readTillFile() {
    try {
      return Contract.read(Files.readAllBytes(tillFile), TillFile.class);
    } catch (RejectedMessage e) {
      throw new IllegalArgumentException("%s is not a till file: %s".formatted(tillFile, e.getMessage()), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read the till file %s: %s".formatted(tillFile, e.getMessage()), e);
    }
  }
}
