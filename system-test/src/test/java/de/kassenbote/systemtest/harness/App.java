package de.kassenbote.systemtest.harness;

import java.nio.file.Path;
import java.util.List;

/** A hub or a till: a process on a data directory, which can be killed and started again. */
public interface App extends Mortal {
  /** Where it keeps everything of its own. */
  Path data();

  boolean isAlive();

  /** Begins to start; {@link #awaitReady} must follow. */
  void launch(List<String> jvmOptions);

  /**
   * Returns when it can be used, or was killed meanwhile.
   *
   * @throws de.kassenbote.cli.terminal.Failure when it ended by itself instead
   */
  App awaitReady();

  @Override
  default void startAgain() {
    launch(List.of());
    awaitReady();
  }
}
