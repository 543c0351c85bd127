package de.kassenbote.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands of the operating system, with the environment that is given and no other. */
final class Command {
  /** Options of a JVM that is to end soon. */
  static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final int SECONDS = 120;

  private final Path directory;
  private final Map<String, String> environment;

  Command(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** What a command left behind; both streams in one. */
  record Ended(int exitCode, String out) {}

  /**
   * @return what it said
   * @throws AssertionError when it does not end with 0
   */
  String run(String... words) {
    Ended ended = end(words);
    if (ended.exitCode() != 0) {
      throw new AssertionError("%s ended with %d: %s".formatted(List.of(words), ended.exitCode(), ended.out()));
    }
    return ended.out();
  }

  Ended end(String... words) {
    try {
      Process process = start(words);
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + List.of(words));
      }
      return new Ended(process.exitValue(), out.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** One that goes on running. */
  Process start(String... words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }
}
