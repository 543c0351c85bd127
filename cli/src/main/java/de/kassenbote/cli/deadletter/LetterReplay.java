package de.kassenbote.cli.deadletter;

import static de.kassenbote.cli.terminal.Texts.text;

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
@Command(name = "replay", mixinStandardHelpOptions = true)
final class LetterReplay implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "ID")
  private @Nullable Long id;

  @Mixin private Filter filter = new Filter();

  @Option(names = "--all")
  private boolean all = false;

  @Option(names = "--first", paramLabel = "N")
  private @Nullable Long first;

  @Option(names = "--rate", paramLabel = "N")
  private @Nullable Integer rate;

  @Option(names = "--dry-run")
  private boolean dryRun = false;

  @Option(names = "--no-wait")
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
    System.out.println(trial.path("key").asText() + ": " + (failed ? text("replay.would-fail", trial.path("cause").asText()) : text("replay.would-write")));
    trial.path("rows").properties().forEach(table -> table.getValue().forEach(row -> System.out.println("  " + table.getKey() + " " + row)));
  }

  private void requireSense() {
    boolean many = all || !filter.isEmpty();
    require(first == null || first >= 1, text("replay.first-range", first));
    require(rate == null || (rate >= 1 && rate <= 10_000), text("replay.rate-range", rate));
    require((id != null) != many, text("replay.which"));
    require(id == null || (first == null && rate == null), text("replay.for-many"));
  }

  private void require(boolean condition, String sentence) {
    if (!condition && spec != null) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }
}
