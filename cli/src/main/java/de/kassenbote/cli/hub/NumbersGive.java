package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a till exactly these numbers. */
@Command(name = "give", mixinStandardHelpOptions = true)
final class NumbersGive implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ID", converter = TillIds.class)
  private @Nullable TillId till;

  @Parameters(index = "1", paramLabel = "PREFIX")
  private String prefix = "";

  @Parameters(index = "2", paramLabel = "FROM")
  private long first;

  @Parameters(index = "3", paramLabel = "TO")
  private long last;

  @Option(names = "--as-reserve")
  private boolean reserve = false;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() {
    hub.connect()
        .post(
            "/api/v1/tills/" + till + "/numbers",
            JsonNodeFactory.instance.objectNode().put("prefix", prefix).put("first", first).put("last", last).put("reserve", reserve),
            Map.of());
    System.out.println(text("numbers.given", till, prefix, first, last));
    return 0;
  }
}
