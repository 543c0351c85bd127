package de.kassenbote.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.routes.contract.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Whatever a server told of one thing, a line for each value; lists are left to whoever knows them. */
public final class ToldTable {
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private ToldTable() {}

  public static Table of(JsonNode told) {
    var table = new Table("what", "value");
    rows("", told, table);
    return table;
  }

  private static void rows(String path, JsonNode told, Table table) {
    if (told.has("minor") && told.has("currency")) {
      table.row(path, Money.of(told.path("minor").longValue(), told.path("currency").asText()).toString());
    } else if (told.isObject()) {
      told.properties().forEach(f -> rows(path.isEmpty() ? f.getKey() : path + " " + f.getKey(), f.getValue(), table));
    } else if (told.isValueNode() && !told.isNull()) {
      table.row(path, value(told.asText()));
    }
  }

  private static String value(String text) {
    return MOMENT.matcher(text).matches()
        ? TIME.format(Instant.parse(text).atZone(ZoneId.systemDefault()))
        : text;
  }
}
