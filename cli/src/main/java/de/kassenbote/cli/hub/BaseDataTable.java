package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Output;
import de.kassenbote.cli.terminal.Table;

/** The tills as they stand in the hub's base data, as lines of text. */
final class BaseDataTable {
  private BaseDataTable() {}

  /**
   * @param tills the answer of {@code GET /api/v1/tills}
   */
  static Table of(JsonNode tills, Output output) {
    var table = new Table("till", "name", "branch", "zone", "state", "installation", ">epoch", "software", "device");
    for (JsonNode till : tills) {
      table.row(
          till.path("id").asText(),
          till.path("name").asText("-"),
          till.path("branch").asText("-"),
          till.path("zone").asText(),
          till.path("stage").asText(),
          output.word(till.path("bound").asBoolean() ? "bound" : "free"),
          till.path("epoch").asText(),
          till.path("software").asText("-"),
          till.path("device").asText("-"));
    }
    return table;
  }
}
