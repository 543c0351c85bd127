package de.kassenbote.systemtest.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code bench} command: each benchmark ends with one line of {@code key=value}. */
@Command(
    name = "bench",
    description = "Measures Kassenbote beside what the same work costs without it; docs/benchmarks.md says what and why.",
    subcommands = {CaptureBench.class, DrainBench.class, RecordBench.class, ProjectBench.class, FeedBench.class, ProvisionBench.class},
    mixinStandardHelpOptions = true)
public final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Exit codes: 0 measured, 1 not, 2 not understood. */
  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setParameterExceptionHandler((e, args) -> sentence(e.getCommandLine(), e, 2))
        .setExecutionExceptionHandler((e, command, parsed) -> sentence(command, e, 1));
  }

  private static int sentence(CommandLine command, Exception e, int exitCode) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    command.getErr().printf("%s: %s%n", command.getCommandSpec().qualifiedName(), message);
    return exitCode;
  }
}
