package de.kassenbote.cli.hub;

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
@Command(
    name = "import",
    description = {
      "Import a CSV file of master data, all or nothing.",
      "Separated by ; or , with decimal comma or point; which of them, and what the columns are, is recognised and shown."
    },
    mixinStandardHelpOptions = true)
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

  @Parameters(index = "0", paramLabel = "KIND", description = "articles, prices, customers, suppliers or stock")
  private Kind kind = Kind.ARTICLES;

  @Parameters(index = "1", paramLabel = "FILE", description = "the CSV file")
  private Path file = Path.of("");

  @Option(names = "--charset", paramLabel = "NAME", description = "UTF-8 or Windows-1252 (default: UTF-8)")
  private @Nullable String charset;

  @Option(names = "--decimal", paramLabel = "SIGN", description = "comma or point (default: as recognised)")
  private @Nullable String decimal;

  @Option(names = "--zone", paramLabel = "ZONE", description = "time zone of dates, such as Europe/Berlin (default: the hub's)")
  private @Nullable String zone;

  @Option(names = "--catalog", paramLabel = "NAME", split = ",", description = "a catalog that the articles belong to; may be given several times")
  private List<String> catalogs = new ArrayList<>();

  @Option(names = "--remove", description = "delete what the file names, instead of adding it")
  private boolean remove = false;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Failure("there is no readable file " + file);
    }
    Rest rest = hub.connect();
    JsonNode begun = rest.postFile("/api/v1/imports/" + kind + query(), file);
    return report(ImportJob.follow(rest, begun, Progress.of("importing", -1)));
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
    result.recognised().ifPresent(found -> System.out.println("recognised: " + found));
    if (result.isDone()) {
      System.out.printf("%s imported: %s%n", file, result.outcome());
      return 0;
    }
    result.errors().forEach(e -> System.err.println(file + ": " + e));
    System.err.printf("%s was not imported and nothing was changed; errors: %d%n", file, result.errorCount());
    return 1;
  }
}
