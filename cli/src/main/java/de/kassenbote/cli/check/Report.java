package de.kassenbote.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What one check found: notes, each good or bad, and figures. Bad notes come first, and make the level. */
final class Report {
  private static final int MOST_NOTES = 5;

  private final String subject;
  private final List<Note> notes = new ArrayList<>();
  private final List<String> figures = new ArrayList<>();

  private record Note(Level level, String text) {}

  /**
   * @param subject what was checked, such as "hub"; "" = that is not known
   */
  Report(String subject) {
    this.subject = subject;
  }

  Report note(Level level, String text) {
    notes.add(new Note(level, text));
    return this;
  }

  /** In the place of all notes. */
  void only(Level level, String text) {
    notes.clear();
    note(level, text);
  }

  /**
   * @param unit {@code s}, {@code B}, {@code c} for what only grows, or ""
   */
  Report figure(String label, long value, String unit) {
    figures.add("%s=%d%s;;;0".formatted(quoted(label), value, unit));
    return this;
  }

  Report figure(String label, long value, String unit, Limits limits) {
    figures.add("%s=%d%s;%s;0".formatted(quoted(label), value, unit, limits.ranges()));
    return this;
  }

  Level level() {
    return Level.worst(notes.stream().map(Note::level));
  }

  /** The line of a plugin; bars and line breaks in what was told would end it early. */
  String line() {
    List<Note> telling = notes.stream().filter(note -> level() == Level.OK || note.level() != Level.OK).sorted(Report::worseFirst).toList();
    String text = telling.stream().limit(MOST_NOTES).map(Note::text).collect(Collectors.joining(", "));
    String more = telling.size() > MOST_NOTES ? " and %d more".formatted(telling.size() - MOST_NOTES) : "";
    String of = subject.isEmpty() ? "" : subject.toUpperCase(Locale.ROOT) + " ";
    String line = "KASSENBOTE %s%s - %s%s".formatted(of, level(), plain(text), more);
    return figures.isEmpty() ? line : line + " | " + String.join(" ", figures);
  }

  private static int worseFirst(Note a, Note b) {
    return b.level().compareTo(a.level());
  }

  private static String plain(String text) {
    return text.replace('|', '/').replaceAll("\\s+", " ");
  }

  private static String quoted(String label) {
    return label.matches("[A-Za-z0-9._-]+") ? label : "'" + label.replace("'", "") + "'";
  }
}
