package de.kassenbote.routes.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a process that run. Closing stops them in the reverse order of their start; one that fails to stop does
 * not keep the others from it.
 */
public final class StartedParts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StartedParts.class);

  private final Deque<Part> parts = new ArrayDeque<>();

  /** Starts a whole process part by part; may throw anything. */
  public interface Start<T> {
    T with(StartedParts parts) throws Exception;
  }

  /**
   * Makes the data directory and starts; when that fails, what had started is stopped again.
   *
   * @param what such as {@code hub}
   * @throws RuntimeException whose message is one sentence for the operator
   */
  public static <T> T start(String what, Path data, Start<T> start) {
    StartedParts parts = new StartedParts();
    try {
      Files.createDirectories(data);
      return start.with(parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    } catch (IOException e) {
      parts.close();
      throw new IllegalStateException("cannot use the data directory %s: %s".formatted(data, e), e);
    } catch (Exception e) {
      parts.close();
      throw new IllegalStateException("the %s could not start: %s".formatted(what, e.getMessage()), e);
    }
  }

  /** Adds a part that has just been started, and gives it back. */
  public synchronized <T extends AutoCloseable> T add(String name, T part) {
    parts.push(new Part(name, part));
    return part;
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }

  private record Part(String name, AutoCloseable part) {
    void close() {
      try {
        part.close();
      } catch (Exception e) {
        log.warn("the {} did not stop cleanly", name, e);
      }
    }
  }
}
