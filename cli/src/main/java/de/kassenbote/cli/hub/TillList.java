package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.hub.fleet.TillOrder;
import de.kassenbote.hub.fleet.TillState;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the tills and how each one is. */
@Command(name = "ls", mixinStandardHelpOptions = true)
public final class TillList implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--state", paramLabel = "STATE", descriptionKey = "fleet.state")
  private @Nullable TillState state;

  @Option(names = "--sort", paramLabel = "ORDER", descriptionKey = "fleet.sort")
  private @Nullable TillOrder sort;

  @Option(names = "--limit", paramLabel = "N", descriptionKey = "fleet.limit")
  private @Nullable Integer limit;

  @Option(names = "--base-data", descriptionKey = "fleet.base-data")
  private boolean baseData = false;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    if (limit != null && limit < 1) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), text("fleet.too-few", limit));
    }
    if (baseData) {
      return listBaseData();
    }
    JsonNode fleet = hub.connect().get("/api/v1/fleet?" + Rest.query("state", written(state), "sort", written(sort), "limit", written(limit)));
    output.print(fleet, FleetTable.of(fleet));
    int more = fleet.path("total").asInt() - fleet.path("tills").size();
    if (more > 0 && output.isTable()) {
      Objects.requireNonNull(spec).commandLine().getErr().println(text("fleet.more", more));
    }
    return 0;
  }

  private int listBaseData() {
    if (state != null || sort != null || limit != null) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), text("fleet.base-data-alone"));
    }
    JsonNode tills = hub.connect().get("/api/v1/tills");
    output.print(tills, BaseDataTable.of(tills, output));
    return 0;
  }

  private static @Nullable String written(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
