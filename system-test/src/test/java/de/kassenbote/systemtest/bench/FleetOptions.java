package de.kassenbote.systemtest.bench;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What waits at the hub. */
final class FleetOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  private int entries;
  private int tills;
  private int perEnvelope;

  @Option(names = "--entries", paramLabel = "N", defaultValue = "100000", description = "journal entries in a round (default: ${DEFAULT-VALUE})")
  void entries(int wanted) {
    entries = Bounds.require(spec, "--entries", wanted, 1, 1_000_000);
  }

  @Option(names = "--tills", paramLabel = "N", defaultValue = "200", description = "tills that they are of, in equal parts (default: ${DEFAULT-VALUE})")
  void tills(int wanted) {
    tills = Bounds.require(spec, "--tills", wanted, 1, 999);
  }

  @Option(names = "--envelope", paramLabel = "N", defaultValue = "500", description = "entries in an envelope, at most (default: ${DEFAULT-VALUE})")
  void perEnvelope(int wanted) {
    perEnvelope = Bounds.require(spec, "--envelope", wanted, 1, 500);
  }

  int entries() {
    return entries;
  }

  int tills() {
    return tills;
  }

  int perEnvelope() {
    return perEnvelope;
  }
}
