package de.kassenbote.systemtest.harness;

import de.kassenbote.cli.process.AppProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built distribution, run as users run it: each command in a process of its own. */
public final class Distribution {
  private static final Path LIB = Path.of(System.getProperty("kassenbote.lib")).toAbsolutePath().normalize();
  private static final String CLASS_PATH = LIB + File.separator + "*";

  /** As a user's {@code ./kassenbote} starts them: a benchmark's figures shall hold there. */
  private static final boolean AS_USERS_DO = Boolean.getBoolean("kassenbote.asUsersDo");

  /** Quick starts, small heaps: several of them share a small machine. */
  private static final List<String> JVM_OPTIONS =
      AS_USERS_DO ? List.of() : List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UseBASE64Intrinsics", "-Xmx512m");

  private static final List<String> FROM_ARCHIVE = AS_USERS_DO ? List.of() : ClassArchive.options(LIB, Distribution::startAndStop);

  private Distribution() {}

  /** What a command left behind. */
  public record Ended(int exitCode, String out, String err) {}

  /** An app that goes on running. */
  public static AppProcess start(String name, Path directory, List<String> jvmOptions, List<String> arguments) {
    List<String> options = new ArrayList<>(JVM_OPTIONS);
    options.addAll(FROM_ARCHIVE);
    options.addAll(jvmOptions);
    return AppProcess.start(name, directory, CLASS_PATH, options, arguments);
  }

  /** A command that is to be killed; what it says goes nowhere. */
  static Process begin(Path directory, List<String> jvmOptions, List<String> arguments) {
    ProcessBuilder command = command(arguments.toArray(String[]::new));
    command.command().addAll(1, jvmOptions);
    try {
      return command.directory(directory.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command that ends by itself. */
  public static Ended run(Path directory, String... arguments) {
    try {
      Path out = Files.createTempFile(directory, "command", ".out");
      Path err = Files.createTempFile(directory, "command", ".err");
      int exitCode = run(command(arguments).directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()));
      return new Ended(exitCode, Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A command as a shell at a terminal starts it: what the terminal sends reaches it and all that it starts, also when these tests
   * run in the background, where an interrupt is ignored and that is inherited.
   */
  public static Process startInGroup(Path directory, Path output, String... arguments) throws IOException {
    ProcessBuilder command = command(arguments);
    command.command().addAll(0, List.of("env", "--default-signal=INT", "setsid"));
    return command.directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private static void startAndStop(List<String> more) throws IOException {
    Path directory = Files.createTempDirectory("training");
    List<String> options = new ArrayList<>(JVM_OPTIONS);
    options.addAll(more);
    List<String> hub = List.of("hub", "run", "--data", "hub", "--broker-port", "0", "--http-port", "0", "--https-port", "0");
    try (AppProcess app = AppProcess.start("training", directory, CLASS_PATH, options, hub)) {
      app.awaitReady(Duration.ofMinutes(2));
    }
    Trees.delete(directory);
  }

  private static ProcessBuilder command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(JVM_OPTIONS);
    command.addAll(FROM_ARCHIVE);
    command.addAll(List.of("-Duser.timezone=Europe/Berlin", "-cp", CLASS_PATH, "de.kassenbote.cli.Kassenbote"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  private static int run(ProcessBuilder command) throws IOException {
    Process process = command.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("did not end: " + command.command());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
