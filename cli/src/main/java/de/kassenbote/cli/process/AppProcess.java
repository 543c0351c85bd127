package de.kassenbote.cli.process;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.Texts;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@code kassenbote} command in a process of its own, on the same Java and the same class path. It ends at the latest
 * when this process does, however that ends: it watches its stdin, which this process holds.
 */
public final class AppProcess implements AutoCloseable {
  /** What an app prints when it can be used. */
  private static final Pattern READY = Pattern.compile("(?:ready|bereit): http://127\\.0\\.0\\.1:([0-9]+)/(?:.*broker \\S+:([0-9]+))?.*");

  /** As the script kassenbote gives them to a till. */
  static final List<String> TILL_OPTIONS =
      List.of(
          "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms16m", "-Xmx512m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30");

  /** As the script kassenbote gives them to a hub. */
  static final List<String> HUB_OPTIONS = List.of("-Xmx640m");

  private static final Duration NOTICE_EVERY = Duration.ofSeconds(30);
  private static final int KEPT_LINES = 20;

  private final String name;
  private final Process process;
  private final CompletableFuture<Ready> ready = new CompletableFuture<>();
  private final Deque<String> lastLines = new ArrayDeque<>();

  /**
   * @param brokerPort 0 = it has none that others may use
   */
  public record Ready(int httpPort, int brokerPort) {}

  private AppProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * @param name for messages and threads
   * @param directory its working directory
   * @param jvmOptions in addition to those of this process
   * @param arguments of {@code kassenbote}; must start an app that prints that it is ready
   */
  public static AppProcess start(String name, Path directory, List<String> jvmOptions, List<String> arguments) {
    return start(name, directory, classPath(), jvmOptions, arguments);
  }

  /** The same on another class path, such as that of the distribution. */
  public static AppProcess start(String name, Path directory, String classPath, List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(AppProcess::concernsEveryProcess).forEach(command::add);
    List<String> app = arguments.subList(0, Math.min(2, arguments.size()));
    if (app.equals(List.of("hub", "run"))) {
      command.addAll(HUB_OPTIONS);
    }
    if (app.equals(List.of("till", "run"))) {
      command.addAll(TILL_OPTIONS);
      archive(classPath).ifPresent(file -> command.addAll(List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")));
    }
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath, "de.kassenbote.cli.Kassenbote"));
    command.addAll(arguments);
    command.addAll(List.of("--until-stdin-closes", "--lang", Texts.language().toString()));
    try {
      return of(name, new ProcessBuilder(deafToCtrlC(command)).directory(directory.toFile()).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new Failure(text("process.cannot-start", name, e.getMessage()), e);
    }
  }

  /** A terminal sends Ctrl-C to all that was started from it; an app ends when its starter says so, in the starter's order. */
  private static List<String> deafToCtrlC(List<String> command) {
    if (File.separatorChar != '/') {
      return command;
    }
    List<String> deaf = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
    deaf.addAll(command);
    return deaf;
  }

  static AppProcess of(String name, Process process) {
    var app = new AppProcess(name, process);
    app.readOutput();
    return app;
  }

  /**
   * @throws Failure with what it printed, when it ended instead
   */
  public Ready awaitReady(Duration atMost) {
    return within(atMost)
        .orElseThrow(() -> new Failure(text("process.not-ready", name, atMost.toSeconds(), lastLine())));
  }

  /**
   * Waits as long as the process lives, for a slow machine is no reason to give up.
   *
   * @param log where it writes what it does
   * @param say told every 30 s that it is still starting
   * @throws Failure with what it printed and where its log is, when it ended instead
   */
  public Ready awaitReady(Path log, Consumer<String> say) {
    return awaitReady(log, say, NOTICE_EVERY);
  }

  Ready awaitReady(Path log, Consumer<String> say, Duration noticeEvery) {
    long begun = System.nanoTime();
    try {
      Optional<Ready> now = within(noticeEvery);
      while (now.isEmpty()) {
        say.accept(text("process.still-starting", name, secondsSince(begun), log));
        now = within(noticeEvery);
      }
      return now.get();
    } catch (Failure e) {
      throw new Failure(text("process.with-log", e.getMessage(), log), e);
    }
  }

  private static long secondsSince(long begun) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
  }

  /** Empty = it lives, and is not ready yet. */
  private Optional<Ready> within(Duration atMost) {
    try {
      return Optional.of(ready.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw new Failure(text("process.did-not-start", name, exitCode(), lastLine()), e);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(text("interrupted", name), e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Ends it without warning, as a power cut would: {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    join(Duration.ofSeconds(10));
  }

  /** Asks it to end and waits; kills it when it does not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
    if (!join(Duration.ofSeconds(30))) {
      kill();
    }
  }

  /** -1 = it still runs, though nobody can read what it says. */
  private int exitCode() {
    return join(Duration.ofSeconds(5)) ? process.exitValue() : -1;
  }

  private boolean join(Duration atMost) {
    try {
      return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void readOutput() {
    Thread reader = new Thread(this::readLines, name + "-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void readLines() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
        Matcher matcher = READY.matcher(line);
        if (matcher.find()) {
          ready.complete(new Ready(port(matcher.group(1)), port(matcher.group(2))));
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(new UncheckedIOException(e));
    }
    ready.completeExceptionally(new IllegalStateException(name + " ended"));
  }

  private static int port(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private synchronized void keep(String line) {
    lastLines.addLast(line);
    if (lastLines.size() > KEPT_LINES) {
      lastLines.removeFirst();
    }
  }

  private synchronized String lastLine() {
    return lastLines.isEmpty() ? text("process.silent") : lastLines.getLast();
  }

  /** Of a till's classes: beside the folder of the distribution's jars. */
  private static Optional<Path> archive(String classPath) {
    Path first = Path.of(classPath.split(File.pathSeparator, 2)[0]).getParent();
    return Optional.ofNullable(first).map(lib -> lib.resolveSibling("till.jsa")).filter(Files::exists);
  }

  /** This process's own, readable from any working directory. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Memory, agents and test settings are this process's own. */
  private static boolean concernsEveryProcess(String jvmOption) {
    return jvmOption.startsWith("-XX:-UseBASE64Intrinsics")
        || jvmOption.startsWith("-XX:+ExitOnOutOfMemoryError")
        || jvmOption.startsWith("--enable-native-access")
        || jvmOption.startsWith("--sun-misc-unsafe-memory-access")
        || jvmOption.startsWith("-Duser.timezone")
        || jvmOption.startsWith("-Dfile.encoding");
  }
}
