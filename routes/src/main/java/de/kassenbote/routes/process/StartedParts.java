package de.kassenbote.routes.process;

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
