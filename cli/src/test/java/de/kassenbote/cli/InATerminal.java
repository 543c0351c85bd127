package de.kassenbote.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command in a process and a terminal of its own, which {@code script} of util-linux makes. */
final class InATerminal implements AutoCloseable {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  /** Where these tests run in the background, an interrupt is ignored, and that is inherited. */
  private static final List<String> DEFAULT_INTERRUPT = List.of("env", "--default-signal=INT");

  private final Process process;
  private final Path typescript;

  private InATerminal(Process process, Path typescript) {
    this.process = process;
    this.typescript = typescript;
  }

  static boolean isPossible() {
    return Files.isExecutable(SCRIPT);
  }

  static InATerminal start(Path typescript, String... arguments) throws IOException {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"), "de.kassenbote.cli.Kassenbote");
    String command = Stream.concat(java, Stream.of(arguments)).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(DEFAULT_INTERRUPT));
    builder.command().addAll(List.of(SCRIPT.toString(), "--quiet", "--return", "--flush", "--command", command, typescript.toString()));
    builder.environment().put("TERM", "xterm");
    builder.environment().put("LC_ALL", "C.UTF-8");
    return new InATerminal(builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start(), typescript);
  }

  void awaitShown(String text) {
    await(text + " is shown").atMost(Duration.ofSeconds(60)).until(() -> Files.exists(typescript) && shown().contains(text));
  }

  void press(String key) throws IOException {
    process.getOutputStream().write(key.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  int awaitEnd() throws InterruptedException {
    return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** With everything that moves the cursor. */
  String shown() throws IOException {
    return Files.readString(typescript, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
