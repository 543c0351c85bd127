package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Durations;
import de.kassenbote.cli.terminal.Table;
import de.kassenbote.hub.fleet.TillView;
import de.kassenbote.routes.contract.Money;
import java.time.Duration;
import java.time.Instant;

/** The hub's view of its tills as lines of text. */
public final class FleetTable {
  private FleetTable() {}

  /**
   * @param fleet the answer of {@code GET /api/v1/fleet}
   */
  public static Table of(JsonNode fleet) {
    Instant now = Instant.parse(fleet.path("hubTime").textValue());
    var table = new Table("till", "state", ">seen", ">at hub", ">unsent", ">oldest", ">value", ">catalog", ">dead letters", ">clock", "version");
    fleet.path("tills").forEach(till -> row(table, till, now));
    return table;
  }

  private static void row(Table table, JsonNode till, Instant now) {
    boolean unsent = till.path("unsentCount").longValue() > 0;
    table.row(
        till.path("till").asText(),
        till.path("state").asText(),
        age(till.path("contactedAt"), now),
        till.path("receipts").asText(),
        till.path("unsentCount").asText(),
        unsent ? age(till.path("oldestUnsent"), now) : "-",
        unsent ? money(till) : "-",
        age(till.path("catalogCurrentAt"), now),
        till.path("deadLetters").asText(),
        clock(till.path("clockAheadSeconds").longValue()),
        till.path("softwareVersion").asText("-"));
  }

  /** How far it is away from the hub's, when that is too far. */
  private static String clock(long ahead) {
    return TillView.isWrongClock(ahead) ? (ahead < 0 ? "-" : "+") + Durations.age(Duration.ofSeconds(Math.abs(ahead))) : "-";
  }

  private static String money(JsonNode till) {
    return Money.of(till.path("unsentValue").longValue(), till.path("currency").asText()).toString();
  }

  private static String age(JsonNode instant, Instant now) {
    return instant.isTextual() ? Durations.age(Duration.between(Instant.parse(instant.textValue()), now)) : "-";
  }
}
