package de.kassenbote.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Whatever a server told of one thing, a line for each value, for people in their words; lists are left to whoever knows them. */
public final class ToldTable {
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Output output;
  private final Table table = new Table("what", "value");

  private ToldTable(Output output) {
    this.output = output;
  }

  public static Table of(JsonNode told, Output output) {
    ToldTable table = new ToldTable(output);
    table.rows("", told);
    return table.table;
  }

  private void rows(String path, JsonNode told) {
    if (told.has("minor") && told.has("currency")) {
      row(path, money(told.path("minor"), told.path("currency")));
    } else if (told.isObject()) {
      told.properties().forEach(f -> member(path, f.getKey(), told));
    } else if (told.isValueNode() && !told.isNull()) {
      row(path, value(told));
    }
  }

  /** A sum in minor units stands beside its currency; for people they are one. */
  private void member(String path, String name, JsonNode of) {
    boolean isSum = output.isTable() && of.has("unsentValue") && of.has("currency");
    if (isSum && name.equals("unsentValue")) {
      row(below(path, name), money(of.path(name), of.path("currency")));
    } else if (!isSum || !name.equals("currency")) {
      rows(below(path, name), of.path(name));
    }
  }

  private void row(String path, String value) {
    table.row(output.word(path), value);
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + " " + name;
  }

  private static String money(JsonNode minor, JsonNode currency) {
    return Money.of(minor.longValue(), currency.asText()).toString();
  }

  private String value(JsonNode told) {
    String text = told.asText();
    return MOMENT.matcher(text).matches()
        ? TIME.format(Instant.parse(text).atZone(ZoneId.systemDefault()))
        : output.word(text);
  }
}
