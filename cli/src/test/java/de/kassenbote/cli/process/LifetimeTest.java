package de.kassenbote.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifetimeTest {
  @Test
  void askedToEndAnAppIsClosedAndSaysSoAfterwards() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                App.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo("ready");

      process.toHandle().destroy();

      assertThat(out.lines()).containsExactly("closed", "stopped");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs until it is asked to end. */
  static final class App {
    private App() {}

    public static void main(String[] args) throws Exception {
      Lifetime.Words words = new Lifetime.Words(new PrintWriter(System.out), List.of("ready"), "stopped");
      Lifetime.run(() -> System.out.println("closed"), words, new CountDownLatch(1)::await, false);
    }
  }
}
