package de.kassenbote.systemtest.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {
  private static final int MORE_THAN_A_BLOCK = 150;

  @Test
  void processesAtTheSameTimeNeverGetTheSamePorts() throws IOException {
    Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"), Taker.class.getName()).start();
    try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
      List<Integer> ports = new ArrayList<>(IntStream.range(0, MORE_THAN_A_BLOCK).mapToObj(n -> FreePort.next()).toList());
      for (int n = 0; n < MORE_THAN_A_BLOCK; n++) {
        ports.add(Integer.valueOf(said.readLine()));
      }

      assertThat(ports).hasSize(2 * MORE_THAN_A_BLOCK).doesNotHaveDuplicates();
    } finally {
      other.destroyForcibly();
    }
  }

  /** Another process, which lives until it is ended. */
  static final class Taker {
    private Taker() {}

    public static void main(String[] arguments) throws IOException {
      IntStream.range(0, MORE_THAN_A_BLOCK).forEach(n -> System.out.println(FreePort.next()));
      while (System.in.read() >= 0) {
        // until it is ended
      }
    }
  }
}
