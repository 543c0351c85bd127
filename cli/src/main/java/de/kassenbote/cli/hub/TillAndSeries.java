package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.terminal.TillIds;
import de.kassenbote.routes.contract.TillId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The parameters that name a till and a number series. */
final class TillAndSeries {
  @Parameters(index = "0", paramLabel = "ID", converter = TillIds.class, descriptionKey = "till-and-series.till")
  private @Nullable TillId till;

  @Parameters(index = "1", paramLabel = "PREFIX", descriptionKey = "till-and-series.prefix")
  private String prefix = "";

  String till() {
    return String.valueOf(till);
  }

  String prefix() {
    return prefix;
  }

  String path(String what) {
    return "/api/v1/tills/" + till + "/" + what;
  }

  ObjectNode toJson() {
    return JsonNodeFactory.instance.objectNode().put("prefix", prefix);
  }
}
