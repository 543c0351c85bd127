package de.kassenbote.systemtest.torture;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code torture} command: its last line is the accounting. */
@Command(
    name = "torture",
    description = {
      "Runs a hub and tills as real processes under sales and does to them what a schedule made from the seed says: kills, lost lines, full disks, deleted and flipped broker files.",
      "Then it counts what the sellers were told against what the databases hold. Exit code 0 only if nothing is missing, doubled, changed, unsent or aside."
    },
    mixinStandardHelpOptions = true)
public final class Torture implements Callable<Integer> {
  static final int MOST_SEED = 999_999_999;
  static final int MOST_MINUTES = 120;
  static final int MOST_TILLS = 9;

  @Spec private @Nullable CommandSpec spec;

  private @Nullable Integer seed;
  private int minutes;
  private int tills;
  private boolean onPostgres;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Exit codes: 0 exact, 1 not, 2 not understood. */
  static CommandLine commandLine() {
    return new CommandLine(new Torture())
        .setParameterExceptionHandler((e, args) -> sentence(e.getCommandLine(), e, 2))
        .setExecutionExceptionHandler((e, command, parsed) -> sentence(command, e, 1));
  }

  @Option(names = "--seed", paramLabel = "N", description = "0 to " + MOST_SEED + "; the same one gives the same schedule (default: a new one)")
  void seed(String wanted) {
    seed = number("--seed", wanted, 0, MOST_SEED);
  }

  @Option(names = "--minutes", paramLabel = "M", defaultValue = "10", description = "1 to " + MOST_MINUTES + " (default: ${DEFAULT-VALUE})")
  void minutes(String wanted) {
    minutes = number("--minutes", wanted, 1, MOST_MINUTES);
  }

  @Option(names = "--tills", paramLabel = "K", defaultValue = "2", description = "1 to " + MOST_TILLS + " (default: ${DEFAULT-VALUE})")
  void tills(String wanted) {
    tills = number("--tills", wanted, 1, MOST_TILLS);
  }

  @Option(names = "--database", paramLabel = "NAME", defaultValue = "derby", description = "the hub's: derby or postgresql (default: ${DEFAULT-VALUE})")
  void database(String wanted) {
    if (!List.of("derby", "postgresql").contains(wanted)) {
      throw refused("--database must be derby or postgresql, got '%s'".formatted(wanted));
    }
    onPostgres = wanted.equals("postgresql");
  }

  @Override
  public Integer call() {
    int chosen = seed != null ? seed : ThreadLocalRandom.current().nextInt(MOST_SEED + 1);
    return new Run(chosen, minutes, tills, onPostgres, Objects.requireNonNull(spec).commandLine().getOut()).call() ? 0 : 1;
  }

  private int number(String option, String wanted, int from, int to) {
    try {
      int number = Integer.parseInt(wanted);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with what is allowed
    }
    throw refused("%s must be a whole number from %d to %d, got '%s'".formatted(option, from, to, wanted));
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
  }

  private static int sentence(CommandLine command, Exception e, int exitCode) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    command.getErr().printf("%s: %s%n", command.getCommandSpec().qualifiedName(), message);
    return exitCode;
  }
}
