package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;
import java.util.List;
import java.util.stream.Collectors;

/** How exchange settings, and what a change of them would mean, are told to people. */
final class ExchangeTables {
  private static final String NONE = "-";

  private ExchangeTables() {}

  static Table ofTill(JsonNode till, Output output) {
    return new Table("till", "template", "catalogs", "customers", "suppliers", "stock")
        .row(
            till.path("till").asText(),
            till.path("template").asText(NONE),
            names(till.path("catalogs")),
            customers(till, output),
            output.word(till.path("suppliers").asText()),
            output.word(till.path("stock").asText()));
  }

  /** Each template with its tills: how many follow it, or which. */
  static Table ofTemplates(Iterable<JsonNode> templates, boolean named, Output output) {
    Table table = new Table("template", "catalogs", "customers", "suppliers", "stock", "tills");
    for (JsonNode template : templates) {
      table.row(
          template.path("name").asText(),
          names(template.path("catalogs")),
          customers(template, output),
          output.word(template.path("suppliers").asText()),
          output.word(template.path("stock").asText()),
          named ? names(template.path("tills")) : String.valueOf(template.path("tills").size()));
    }
    return table;
  }

  static Table ofPreview(JsonNode preview, Output output) {
    Table table = new Table("till", "feed", ">comes", ">goes");
    for (JsonNode till : preview.path("tills")) {
      for (JsonNode feed : till.path("feeds")) {
        table.row(till.path("till").asText(), output.word(feed.path("feed").asText()), feed.path("comes").asText(), feed.path("goes").asText());
      }
    }
    return table;
  }

  private static String customers(JsonNode of, Output output) {
    return of.path("allCustomers").asBoolean() ? output.word("all") : names(of.path("customerGroups"));
  }

  private static String names(JsonNode list) {
    List<String> names = list.valueStream().map(JsonNode::asText).toList();
    return names.isEmpty() ? NONE : names.stream().collect(Collectors.joining(", "));
  }
}
