package de.kassenbote.systemtest.bench;

import de.kassenbote.systemtest.bench.Ground.Store;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How often, and with which database of the hub. */
final class BenchOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  private Store store = Store.DERBY;
  private int rounds;

  @Option(names = "--database", paramLabel = "NAME", defaultValue = "derby", description = "the hub's: derby or postgresql (default: ${DEFAULT-VALUE})")
  void store(String wanted) {
    store =
        Arrays.stream(Store.values())
            .filter(known -> known.toString().equals(wanted))
            .findFirst()
            .orElseThrow(() -> new ParameterException(Objects.requireNonNull(spec).commandLine(), "--database must be derby or postgresql, got '%s'".formatted(wanted)));
  }

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "rounds that count, after one that warms up (default: ${DEFAULT-VALUE})")
  void rounds(int wanted) {
    rounds = Bounds.require(spec, "--rounds", wanted, 1, 99);
  }

  int rounds() {
    return rounds;
  }

  Store store() {
    return store;
  }
}
