package de.kassenbote.cli.hub;

import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a one-time code for a machine that is to become a till. */
@Command(name = "add", mixinStandardHelpOptions = true)
final class CodeAdd implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  static final class Whom {
    @Option(names = "--till", paramLabel = "ID", required = true, converter = TillIds.class, descriptionKey = "code.till")
    private @Nullable TillId till;

    @Option(names = "--branch", paramLabel = "BRANCH", required = true, descriptionKey = "code.branch")
    private @Nullable String branch;
  }

  @Mixin private CodeOptions code = new CodeOptions();

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws IOException {
    Rest rest = hub.connect();
    code.make(wanted -> {
      if (whom.till != null) {
        wanted.put("till", whom.till.value());
      } else {
        wanted.put("branch", whom.branch);
      }
      return rest.post("/api/v1/enrolment-codes", wanted, Map.of());
    });
    return 0;
  }
}
