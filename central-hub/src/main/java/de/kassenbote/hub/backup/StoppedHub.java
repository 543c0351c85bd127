package de.kassenbote.hub.backup;

import de.kassenbote.broker.BrokerException;
import de.kassenbote.broker.DataDirectoryLock;
import java.nio.file.Path;

/** A data directory in which no hub runs, nor starts while somebody works there. */
final class StoppedHub {
  private StoppedHub() {}

  /**
   * @param next what is to be done once the hub is stopped
   * @throws IllegalStateException with one sentence when a hub runs there
   */
  static DataDirectoryLock lock(Path data, String next) {
    try {
      return DataDirectoryLock.take(data);
    } catch (BrokerException e) {
      throw new IllegalStateException("a hub runs on %s: stop it, then %s".formatted(data, next), e);
    }
  }
}
