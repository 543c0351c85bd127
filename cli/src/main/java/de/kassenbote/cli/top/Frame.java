package de.kassenbote.cli.top;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.hub.FleetTable;
import de.kassenbote.cli.terminal.Durations;
import de.kassenbote.cli.terminal.Table;
import de.kassenbote.cli.terminal.Texts;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One picture of the fleet.
 *
 * @param up entries recorded per second
 * @param down envelopes per second that tills took from their feeds
 */
record Frame(Look look, double up, double down) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /**
   * For a terminal of that size, the worst tills first; its last line stays free for the cursor.
   *
   * @param trouble why it is not as of now, in the place of the time; "" = it is
   */
  List<String> lines(int width, int height, String trouble) {
    List<String> lines = new ArrayList<>(head());
    lines.addAll(FleetTable.of(look.fleet()).lines());
    if (!trouble.isEmpty()) {
      lines.set(0, trouble);
    }
    return lines.stream().limit(Math.max(1, height - 1)).map(line -> line.length() > width ? line.substring(0, width) : line).toList();
  }

  private List<String> head() {
    return List.of(
        text("top.tills", time(), look.tills(), states()),
        text("top.unsent", look.sum("unsentCount"), age("unsent-age"), perSecond(up), perSecond(down)),
        text(
            "top.behind",
            age("record-lag"),
            age("projection-lag"),
            unpublished(),
            look.figure("dead-letters"),
            look.figure("alarms"),
            look.figure("catch-ups")),
        "");
  }

  /** For a file or a pipe, each figure by its name. */
  String plainLine() {
    return figures().properties().stream().map(figure -> figure.getKey() + "=" + figure.getValue().asText()).collect(Collectors.joining(" "));
  }

  Table table() {
    ObjectNode figures = figures();
    String[] names = figures.properties().stream().map(Map.Entry::getKey).toArray(String[]::new);
    String[] values = figures.properties().stream().map(figure -> figure.getValue().asText()).toArray(String[]::new);
    return new Table(names).row(values);
  }

  /** For programs; described in docs/json.md. */
  ObjectNode figures() {
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    Map<String, Long> states = look.states();
    figures.put("hubTime", look.moment().toString());
    figures.put("tills", look.tills());
    figures.put("problem", states.get("problem"));
    figures.put("away", states.get("away"));
    figures.put("sending", states.get("sending"));
    figures.put("neverSeen", states.get("never-seen"));
    figures.put("online", states.get("online"));
    figures.put("unsent", look.sum("unsentCount"));
    figures.put("unsentAgeMillis", look.figure("unsent-age"));
    figures.put("entriesPerSecond", rounded(up));
    figures.put("envelopesPerSecond", rounded(down));
    figures.put("recordLagMillis", look.figure("record-lag"));
    figures.put("projectionLagMillis", look.figure("projection-lag"));
    figures.put("unpublished", unpublished());
    figures.put("deadLetters", look.figure("dead-letters"));
    figures.put("alarms", look.figure("alarms"));
    figures.put("catchUps", look.figure("catch-ups"));
    figures.put("worst", look.fleet().path("tills").path(0).path("till").asText("-"));
    return figures;
  }

  private String time() {
    return TIME.format(look.moment().atZone(ZoneId.systemDefault()));
  }

  private String states() {
    return look.states().entrySet().stream().map(e -> Texts.word(e.getKey()) + " " + e.getValue()).collect(Collectors.joining("  "));
  }

  private long unpublished() {
    return look.figure("feed-lag-changes") + look.figure("feed-lag-versions");
  }

  private String age(String figure) {
    return Durations.age(Duration.ofMillis(look.figure(figure)));
  }

  private static String perSecond(double rate) {
    return String.format(Locale.ROOT, "%.1f", rate);
  }

  private static double rounded(double rate) {
    return Math.round(rate * 10) / 10.0;
  }
}
