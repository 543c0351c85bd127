package de.kassenbote.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long an app runs in its process: until it ends by itself, or the process is asked to end (Ctrl-C, a signal, or its
 * starter going away). In every case the app is closed once, in order.
 */
public final class Lifetime {
  private static final Logger log = LoggerFactory.getLogger(Lifetime.class);

  private Lifetime() {}

  /** Waits until an app has stopped; throws when it stopped because of a fault. */
  @FunctionalInterface
  public interface Stopped {
    void await() throws Exception;
  }

  /**
   * What an app says of itself.
   *
   * @param ready that it can be used, a line each
   * @param stopped that it was closed in order
   */
  public record Words(PrintWriter out, List<String> ready, String stopped) {
    private void say(List<String> lines) {
      lines.forEach(out::println);
      out.flush();
    }
  }

  /**
   * From when it says that it is ready, a signal closes the app in order.
   *
   * @param untilStdinCloses also end when nobody holds the other end of stdin any more
   */
  public static void run(AutoCloseable app, Words words, Stopped stopped, boolean untilStdinCloses) throws Exception {
    Thread closing = new Thread(() -> close(app, words), "stop");
    Runtime.getRuntime().addShutdownHook(closing);
    words.say(words.ready());
    if (untilStdinCloses) {
      exitAtEndOf(System.in);
    }
    stopped.await();
    awaitRunning(closing);
  }

  /** When the app stopped because the process is ending, its closing must be finished first. */
  private static void awaitRunning(Thread closing) throws InterruptedException {
    if (closing.isAlive()) {
      closing.join();
    }
  }

  private static void close(AutoCloseable app, Words words) {
    try {
      app.close();
      words.say(List.of(words.stopped()));
    } catch (Exception e) {
      log.error("did not stop cleanly", e);
    }
  }

  @SuppressWarnings("SystemExitOutsideMain")
  private static void exitAtEndOf(InputStream stdin) {
    Thread watch =
        new Thread(
            () -> {
              drain(stdin);
              System.exit(0);
            },
            "watch-stdin");
    watch.setDaemon(true);
    watch.start();
  }

  private static void drain(InputStream stdin) {
    try {
      stdin.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      log.debug("stdin failed, which is as good as closed", e);
    }
  }
}
