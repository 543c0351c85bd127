package de.kassenbote.routes.process;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one piece of work again and again, in a thread of its own; a failure, of whatever kind, is logged when it is a new one,
 * and the next turn comes.
 */
public final class Ticks implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ticks.class);
  private static final long STOP_SECONDS = 20;

  private final ScheduledExecutorService thread;

  private Ticks(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  /**
   * Starts at once.
   *
   * @param pause from the end of one turn to the start of the next
   */
  @SuppressWarnings("FutureReturnValueIgnored") // a turn never throws
  public static Ticks every(String name, Duration pause, Runnable work) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, name));
    Turn turn = new Turn(name, work);
    thread.scheduleWithFixedDelay(turn::run, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    return new Ticks(thread);
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        log.warn("a turn still runs after {} s", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Turn {
    private final String name;
    private final Runnable work;
    private @Nullable Class<?> failure;

    Turn(String name, Runnable work) {
      this.name = name;
      this.work = work;
    }

    /** An error, too, such as a class that is missing: what a turn throws would end all later ones without a word. */
    void run() {
      try {
        work.run();
        worked();
      } catch (RuntimeException e) {
        if (isNew(e)) {
          log.warn("{} failed, trying again", name, e);
        }
      } catch (Error e) {
        if (isNew(e)) {
          log.error("{} failed badly, trying again", name, e);
        }
      }
    }

    private void worked() {
      if (failure != null) {
        failure = null;
        log.info("{} works again", name);
      }
    }

    private boolean isNew(Throwable e) {
      boolean isNew = failure != e.getClass();
      failure = e.getClass();
      return isNew;
    }
  }
}
