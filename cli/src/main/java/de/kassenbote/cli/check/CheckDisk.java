package de.kassenbote.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks how much room is left. */
@Command(name = "disk", exitCodeOnInvalidInput = Level.USAGE, mixinStandardHelpOptions = true)
final class CheckDisk implements Callable<Integer> {
  private static final long MIB = 1L << 20;
  private static final Limits OF_HUB = Limits.least(5 << 10, 2 << 10);
  private static final Limits OF_TILL = Limits.least(1 << 10, 1 << 9);

  @Option(names = "--till", paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Option(names = "--warning", paramLabel = "MIB")
  private @Nullable Long warning;

  @Option(names = "--critical", paramLabel = "MIB")
  private @Nullable Long critical;

  @Mixin private Plugin plugin = new Plugin();

  @Override
  public Integer call() {
    return plugin.run("disk", Level.UNKNOWN, this::look);
  }

  private Report look(Rest hub) {
    long free = till == null ? ofHub(hub) : ofTill(hub, till);
    Limits usual = till == null ? OF_HUB : OF_TILL;
    Limits limits =
        Limits.least((warning == null ? usual.warning() : warning) * MIB, (critical == null ? usual.critical() : critical) * MIB);
    return new Report("disk").note(limits.of(free), "%d MiB free".formatted(free / MIB)).figure("free", free, "B", limits);
  }

  private static long ofHub(Rest hub) {
    return Figures.of(hub).of("free-disk");
  }

  private static long ofTill(Rest hub, TillId id) {
    JsonNode told = hub.get("/api/v1/fleet/" + id);
    if (!told.has("contactedAt")) {
      throw new Unknown("till %s was never heard".formatted(id));
    }
    return told.path("freeDiskBytes").asLong();
  }
}
