package de.kassenbote.hub.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The figures of a sample as they are kept, short enough for millions of rows and legible without a program:
 * {@code journal.out=0,0,7/9/12/12,12,1 unsent=3}. A value that was the same all the time is written once, another one as
 * minimum/average/maximum/last.
 */
final class FigureText {
  static final int LONGEST = 10_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");

  private FigureText() {}

  /** What has no plain name, and what is too much, is left out: the names of a till's queues are the till's. */
  static String write(Map<String, List<Spread>> figures) {
    var text = new StringBuilder();
    new TreeMap<>(figures).forEach((name, values) -> {
      String group = name + "=" + values.stream().map(FigureText::write).collect(Collectors.joining(","));
      if (NAME.matcher(name).matches() && text.length() + 1 + group.length() <= LONGEST) {
        text.append(text.isEmpty() ? "" : " ").append(group);
      }
    });
    return text.toString();
  }

  static Map<String, List<Spread>> read(String text) {
    Map<String, List<Spread>> figures = new TreeMap<>();
    for (String group : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      int equals = group.indexOf('=');
      List<Spread> values = new ArrayList<>();
      for (String value : group.substring(equals + 1).split(",", -1)) {
        values.add(spread(value));
      }
      figures.put(group.substring(0, equals), values);
    }
    return figures;
  }

  private static String write(Spread value) {
    boolean still = value.minimum() == value.maximum();
    return still ? String.valueOf(value.last()) : value.minimum() + "/" + value.average() + "/" + value.maximum() + "/" + value.last();
  }

  private static Spread spread(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 1
        ? Spread.of(Long.parseLong(parts[0]))
        : new Spread(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
  }
}
