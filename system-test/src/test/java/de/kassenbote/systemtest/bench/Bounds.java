package de.kassenbote.systemtest.bench;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a number on the command line may be. */
final class Bounds {
  private Bounds() {}

  /**
   * Returns it.
   *
   * @throws ParameterException when it is not {@code from} to {@code to}, both allowed
   */
  static int require(@Nullable CommandSpec spec, String option, int wanted, int from, int to) {
    if (wanted < from || wanted > to) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "%s must be %d to %d, got %d".formatted(option, from, to, wanted));
    }
    return wanted;
  }
}
