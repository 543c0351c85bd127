package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the hub import a CSV file of master data, all or nothing. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class HubImport implements Callable<Integer> {
  /** What can be imported. */
  enum Kind {
    ARTICLES,
    PRICES,
    CUSTOMERS,
    SUPPLIERS,
    STOCK;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(index = "0", paramLabel = "KIND")
  private Kind kind = Kind.ARTICLES;

  @Parameters(index = "1", paramLabel = "FILE")
  private Path file = Path.of("");

  @Option(names = "--charset", paramLabel = "NAME")
  private @Nullable String charset;

  @Option(names = "--decimal", paramLabel = "SIGN")
  private @Nullable String decimal;

  @Option(names = "--zone", paramLabel = "ZONE")
  private @Nullable String zone;

  @Option(names = "--catalog", paramLabel = "NAME", split = ",")
  private List<String> catalogs = new ArrayList<>();

  @Option(names = "--remove")
  private boolean remove = false;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Failure(text("no-readable-file", file));
    }
    Rest rest = hub.connect();
    JsonNode begun = rest.postFile("/api/v1/imports/" + kind + query(), file);
    return report(ImportJob.follow(rest, begun, Progress.of(text("import.progress"), -1)));
  }

  private String query() {
    var query = new StringJoiner("&", "?", "");
    add(query, "charset", charset);
    add(query, "decimal", decimal);
    add(query, "zone", zone);
    catalogs.forEach(c -> add(query, "catalog", c));
    add(query, "remove", remove ? "true" : null);
    return query.toString();
  }

  private static void add(StringJoiner query, String name, @Nullable String value) {
    if (value != null) {
      query.add(name + "=" + Rest.encoded(value));
    }
  }

  private Integer report(ImportJob.Result result) {
    result.recognised().ifPresent(found -> System.out.println(text("import.recognised", found)));
    if (result.isDone()) {
      System.out.println(text("import.done", file, result.outcome()));
      return 0;
    }
    result.errors().forEach(e -> System.err.println(file + ": " + e));
    System.err.println(text("import.refused", file, result.errorCount()));
    return 1;
  }
}
