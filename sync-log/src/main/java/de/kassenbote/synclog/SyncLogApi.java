package de.kassenbote.synclog;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/sync-log}: what this app exchanged, the latest first. */
public final class SyncLogApi {
  private static final List<String> PARAMETERS = List.of("before", "direction", "from", "limit", "result", "till", "to", "what");
  private static final int MOST = 1000;
  private static final int USUAL = 100;

  private final Database database;

  public SyncLogApi(Database database) {
    this.database = database;
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/sync-log", this::list);
  }

  /**
   * @param before asks for the page behind this one; absent = there is none
   */
  record Page(List<Note> notes, @Nullable Long before) {}

  private void list(Context ctx) {
    ctx.queryParamMap().keySet().stream()
        .filter(name -> !PARAMETERS.contains(name))
        .findFirst()
        .ifPresent(name -> refuse("'%s' is no parameter; allowed are %s".formatted(name, String.join(", ", PARAMETERS))));
    NoteFilter filter =
        new NoteFilter(
            value(ctx, "till", SyncLogApi::till),
            value(ctx, "direction", text -> oneOf("direction", text, Direction.values(), Direction::id)),
            value(ctx, "what", text -> oneOf("what", text, What.values(), What::id)),
            value(ctx, "result", text -> oneOf("result", text, Result.values(), Result::id)),
            value(ctx, "from", text -> moment("from", text)),
            value(ctx, "to", text -> moment("to", text)),
            value(ctx, "before", text -> number("before", text, Long.MAX_VALUE)));
    Long wanted = value(ctx, "limit", text -> number("limit", text, MOST));
    int limit = wanted == null ? USUAL : wanted.intValue();
    List<Note> notes = database.read(tx -> NoteTable.list(tx, filter, limit));
    ctx.json(new Page(notes, notes.size() < limit ? null : notes.get(limit - 1).id()));
  }

  private static <T> @Nullable T value(Context ctx, String name, Function<String, T> reader) {
    String text = ctx.queryParam(name);
    return text == null ? null : reader.apply(text);
  }

  private static TillId till(String text) {
    try {
      return new TillId(text);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static <E> E oneOf(String name, String text, E[] values, Function<E, String> id) {
    return Arrays.stream(values)
        .filter(value -> id.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() -> HttpProblem.badRequest("%s must be one of %s, got '%s'".formatted(name, Arrays.stream(values).map(id).toList(), text)));
  }

  private static Instant moment(String name, String text) {
    try {
      return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException e) {
      throw HttpProblem.badRequest("%s must be a moment such as 2026-03-14T09:00:00Z, got '%s'".formatted(name, text));
    }
  }

  private static Long number(String name, String text, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it
    }
    throw HttpProblem.badRequest("%s must be a number from 1 to %d, got '%s'".formatted(name, most, text));
  }

  private static void refuse(String sentence) {
    throw HttpProblem.badRequest(sentence);
  }
}
