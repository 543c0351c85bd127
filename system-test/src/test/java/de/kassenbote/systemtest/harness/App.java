package de.kassenbote.systemtest.harness;

import de.kassenbote.cli.process.AppProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hub or a till: a process on a data directory, which can be killed and started again. */
public abstract class App implements Mortal, AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);

  private volatile @Nullable AppProcess process;

  /** Where it keeps everything of its own. */
  public abstract Path data();

  /** Starts the process; returns at once. */
  abstract AppProcess begin(List<String> jvmOptions, List<String> options);

  /**
   * Begins to start; {@link #awaitReady} must follow.
   *
   * @param options of its command, this time, beside those that it always gets
   */
  public final void launch(List<String> jvmOptions, String... options) {
    process = begin(jvmOptions, List.of(options));
  }

  /**
   * Returns when it can be used, or was killed meanwhile.
   *
   * @throws de.kassenbote.cli.terminal.Failure when it ended by itself instead
   */
  public final void awaitReady() {
    AppProcess started = process;
    if (started != null) {
      started.awaitReady(START);
    }
  }

  @Override
  public final void startAgain() {
    launch(List.of());
    awaitReady();
  }

  public final boolean isAlive() {
    AppProcess running = process;
    return running != null && running.isAlive();
  }

  @Override
  public final void kill() {
    AppProcess running = process;
    if (running != null) {
      running.kill();
      process = null;
    }
  }

  /** Stops it in order. */
  public final void stop() {
    AppProcess running = process;
    if (running != null) {
      running.close();
      process = null;
    }
  }

  @Override
  public void close() {
    stop();
  }
}
