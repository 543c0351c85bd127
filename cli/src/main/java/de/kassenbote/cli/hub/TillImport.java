package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Refused;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Adds all tills of a CSV file, or none, and makes a code for each, if wanted. The hub is asked first which ones they are, so that none is
 * added whose code could not be kept.
 */
@Command(name = "import", mixinStandardHelpOptions = true)
final class TillImport implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE")
  private Path file = Path.of("");

  @Option(names = "--codes", paramLabel = "DIR")
  private @Nullable Path codes;

  @Option(names = "--minutes", paramLabel = "N", descriptionKey = "code.minutes")
  private @Nullable Integer minutes;

  @Option(names = "--charset", paramLabel = "NAME")
  private @Nullable String charset;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Failure(text("no-readable-file", file));
    }
    Rest rest = hub.connect();
    try {
      JsonNode checked = rest.postFile(path("true"), file);
      add(rest, checked.path("ids"));
      return 0;
    } catch (Refused e) {
      return explained(e);
    }
  }

  private void add(Rest rest, JsonNode ids) throws IOException {
    if (codes == null) {
      System.out.println(text("till.imported", rest.postFile(path("false"), file).path("tills").size()));
      return;
    }
    try (NewCodeFiles files = NewCodeFiles.in(codes, ids)) {
      int added = rest.postFile(path("false"), file).path("tills").size();
      files.write(ids, id -> rest.post("/api/v1/enrolment-codes", wanted(id), Map.of()).path("code").asText());
      System.out.println(text("till.imported-with-codes", added, codes));
    }
  }

  private ObjectNode wanted(String id) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("till", id);
    return minutes == null ? wanted : wanted.put("minutes", minutes);
  }

  private String path(String dryRun) {
    return "/api/v1/tills/import?" + Rest.query("charset", charset, "dryRun", dryRun);
  }

  /** What is wrong with the file, line by line; anything else is said as ever. */
  private Integer explained(Refused refused) {
    JsonNode errors = refused.body().path("errors");
    if (errors.isEmpty()) {
      throw refused;
    }
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    errors.forEach(error -> err.println(file + ": " + error.asText()));
    err.println(text("till.not-imported", file, refused.body().path("errorCount").longValue()));
    return 1;
  }
}
