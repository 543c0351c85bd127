package de.kassenbote.cli.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Output;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays one dead letter, or many by a job of the hub. */
@Command(
    name = "replay",
    description = {
      "Process dead letters again: one, or all that match, as a job of the hub that goes on when this command ends.",
      "Ends with 0 when all went through, 6 when some failed again, 1 when none did."
    },
    mixinStandardHelpOptions = true)
final class LetterReplay implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "ID", description = "the dead letter; none = those that the options name")
  private @Nullable Long id;

  @Mixin private Filter filter = new Filter();

  @Option(names = "--all", description = "every open dead letter")
  private boolean all = false;

  @Option(names = "--first", paramLabel = "N", description = "the oldest N at most")
  private @Nullable Long first;

  @Option(names = "--rate", paramLabel = "N", description = "at most N per second, 1 to 10000 (default: as fast as it goes)")
  private @Nullable Integer rate;

  @Option(names = "--dry-run", description = "do the work, show the rows, take everything back")
  private boolean dryRun = false;

  @Option(names = "--no-wait", description = "do not wait for the job's end")
  private boolean noWait = false;

  @Mixin private Output output = new Output();

  @Mixin private HubAddress hub = new HubAddress();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    requireSense();
    Rest rest = hub.connect();
    if (id != null) {
      return dryRun ? trials(JsonNodeFactory.instance.arrayNode().add(rest.post(one() + "?dryRun=true"))) : Outcome.print(rest.post(one()), output);
    }
    JsonNode begun = rest.post(DeadLetterCommand.PATH + "/replay", selection(), Map.of());
    return dryRun ? trials(begun) : new ReplayJob(rest, output).follow(begun, noWait);
  }

  private String one() {
    return DeadLetterCommand.PATH + "/" + id + "/replay";
  }

  private ObjectNode selection() {
    ObjectNode selection = filter.toJson();
    if (rate != null) {
      selection.put("rate", rate);
    }
    if (first != null) {
      selection.put("first", first);
    }
    return selection.put("dryRun", dryRun);
  }

  private Integer trials(JsonNode trials) {
    if (output.isJson()) {
      System.out.println(trials.toPrettyString());
    } else {
      trials.forEach(LetterReplay::print);
    }
    long failed = trials.valueStream().filter(t -> t.path("outcome").asText().equals("FAILED")).count();
    return Outcome.exitCode(trials.size() - failed, failed);
  }

  private static void print(JsonNode trial) {
    boolean failed = trial.path("outcome").asText().equals("FAILED");
    System.out.println(trial.path("key").asText() + (failed ? ": would fail again: " + trial.path("cause").asText() : ": would write"));
    trial.path("rows").properties().forEach(table -> table.getValue().forEach(row -> System.out.println("  " + table.getKey() + " " + row)));
  }

  private void requireSense() {
    boolean many = all || !filter.isEmpty();
    require((id != null) != many, "name either one dead letter or which ones: --group, --origin, --till, -q or --all");
    require(id == null || (first == null && rate == null), "--first and --rate are for many dead letters");
    require(first == null || first >= 1, "--first must be 1 or more, got " + first);
    require(rate == null || (rate >= 1 && rate <= 10_000), "--rate must be 1 to 10000 per second, got " + rate);
  }

  private void require(boolean condition, String sentence) {
    if (!condition && spec != null) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
