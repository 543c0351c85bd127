package de.kassenbote.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Durations;
import de.kassenbote.cli.terminal.Table;
import de.kassenbote.cli.terminal.Terminal;
import de.kassenbote.routes.contract.Money;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the tills every second: in place on a terminal, as one plain line every few seconds elsewhere. */
final class LiveTable {
  private static final long PLAIN_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final boolean inPlace;
  private int linesShown;
  private long plainShownAt;

  LiveTable() {
    this(System.out, Terminal.isInteractive());
  }

  LiveTable(PrintStream out, boolean inPlace) {
    this.out = out;
    this.inPlace = inPlace;
    this.plainShownAt = System.nanoTime() - PLAIN_EVERY_NANOS;
  }

  /**
   * @param fleet the hub's answer
   */
  void show(List<DemoSeller> sellers, JsonNode fleet) {
    Map<String, JsonNode> tills = new HashMap<>();
    fleet.path("tills").forEach(t -> tills.put(t.path("till").asText(), t));
    if (inPlace) {
      redraw(table(sellers, tills, Instant.parse(fleet.path("hubTime").asText())).lines());
    } else if (System.nanoTime() - plainShownAt >= PLAIN_EVERY_NANOS) {
      plainShownAt = System.nanoTime();
      out.println(plainLine(sellers, tills));
    }
  }

  private Table table(List<DemoSeller> sellers, Map<String, JsonNode> tills, Instant now) {
    var table = new Table("till", "state", "line", ">sold", ">at hub", ">unsent", ">oldest", ">value", ">catalog age");
    for (DemoSeller seller : sellers) {
      String id = seller.till().id().value();
      JsonNode till = tills.getOrDefault(id, com.fasterxml.jackson.databind.node.MissingNode.getInstance());
      boolean unsent = till.path("unsentCount").longValue() > 0;
      table.row(
          id,
          till.path("state").asText("-"),
          seller.till().lineState(),
          Long.toString(seller.sold()),
          till.path("receipts").asText("-"),
          Long.toString(Math.max(till.path("unsentCount").longValue(), seller.sold() - till.path("receipts").longValue())),
          unsent ? age(till.path("oldestUnsent"), now) : "-",
          unsent ? Money.of(till.path("unsentValue").longValue(), till.path("currency").asText()).toString() : "-",
          age(till.path("catalogCurrentAt"), now));
    }
    return table;
  }

  private static String plainLine(List<DemoSeller> sellers, Map<String, JsonNode> tills) {
    var line = new StringBuilder();
    long sold = sellers.stream().mapToLong(DemoSeller::sold).sum();
    long atHub = tills.values().stream().mapToLong(t -> t.path("receipts").longValue()).sum();
    line.append("sold=%d at_hub=%d".formatted(sold, atHub));
    for (DemoSeller seller : sellers) {
      JsonNode till = tills.get(seller.till().id().value());
      line.append(" %s=%s/%s".formatted(seller.till().id(), till == null ? "-" : till.path("state").asText(), seller.till().lineState().replace(' ', '-')));
    }
    return line.toString();
  }

  private void redraw(List<String> lines) {
    if (linesShown > 0) {
      out.print("\u001b[" + linesShown + "A");
    }
    lines.forEach(line -> out.println("\u001b[2K" + line));
    linesShown = lines.size();
    out.flush();
  }

  private static String age(JsonNode instant, Instant now) {
    return instant.isTextual() ? Durations.age(Duration.between(Instant.parse(instant.textValue()), now)) : "-";
  }
}
