package de.kassenbote.systemtest.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One {@link BridgeEnd} as a process of its own. */
final class BridgeProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private BridgeProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Brokers that only receive. */
  static BridgeProcess to(Path directory, int messages, List<Integer> ports) {
    return start(List.of("to", directory.toString(), String.valueOf(messages)), ports);
  }

  /**
   * A broker whose bridges carry everything to those.
   *
   * @param batch messages in a commit
   */
  static BridgeProcess from(Path directory, int messages, BridgeEnd.Payload payload, int batch, List<Integer> ports) {
    return start(List.of("from", directory.toString(), String.valueOf(messages), payload.name(), String.valueOf(batch)), ports);
  }

  void ask(String word) {
    try {
      process.getOutputStream().write((word + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns as soon as it says so; what else it says is not for us. */
  void await(String word) {
    try {
      for (String line = out.readLine(); !word.equals(line); line = out.readLine()) {
        if (line == null) {
          throw new IllegalStateException("the baseline's broker ended before it said '%s'".formatted(word));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static BridgeProcess start(List<String> arguments, List<Integer> ports) {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-Dlogback.configurationFile=logback.xml", "-cp", System.getProperty("java.class.path"), BridgeEnd.class.getName()));
    command.addAll(arguments);
    ports.forEach(port -> command.add(String.valueOf(port)));
    try {
      return new BridgeProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
