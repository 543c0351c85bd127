package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.HubAddress;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.cli.terminal.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
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
    STOCK
  }

  @Parameters(index = "0", paramLabel = "KIND", description = "articles, prices, customers, suppliers or stock")
  private Kind kind = Kind.ARTICLES;

  @Parameters(index = "1", paramLabel = "FILE", description = "the CSV file")
  private Path file = Path.of("");

  @Option(names = "--charset", paramLabel = "NAME", description = "UTF-8 or Windows-1252 (default: UTF-8)")
  private @Nullable String charset;

  @Option(names = "--catalog", paramLabel = "NAME", description = "the catalog that articles or prices belong to")
  private @Nullable String catalog;

  @Mixin private HubAddress hub = new HubAddress();

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Failure("there is no readable file " + file);
    }
    Rest rest = hub.connect();
    JsonNode begun = rest.postFile("/api/v1/imports/" + kind.name().toLowerCase(java.util.Locale.ROOT) + query(), file);
    return report(ImportJob.follow(rest, begun, Progress.of("importing", -1)));
  }

  private String query() {
    var query = new StringBuilder("?");
    if (charset != null) {
      query.append("charset=").append(Rest.encoded(charset)).append('&');
    }
    if (catalog != null) {
      query.append("catalog=").append(Rest.encoded(catalog));
    }
    return query.toString();
  }

  private Integer report(ImportJob.Result result) {
    result.recognised().forEach(r -> System.out.println("recognised: " + r));
    if (result.isDone()) {
      System.out.printf("%d rows of %s imported%n", result.rows(), file);
      return 0;
    }
    result.errors().forEach(e -> System.err.println(file + ": " + e));
    System.err.printf("%s was not imported, nothing was changed: %d errors%n", file, result.errorCount());
    return 1;
  }
}
