package de.kassenbote.till.api;

import de.kassenbote.http.HttpProblem;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Reads query parameters. */
final class Query {
  static final int MOST = 500;
  private static final int USUAL = 50;

  private Query() {}

  static int limit(Context ctx) {
    return (int) number(ctx, "limit", USUAL, 1, MOST);
  }

  static long number(Context ctx, String name, long absent, long least, long most) {
    String text = ctx.queryParam(name);
    if (text == null) {
      return absent;
    }
    Long number = parsed(text);
    if (number == null || number < least || number > most) {
      throw HttpProblem.badRequest("%s must be a whole number from %d to %d, got '%s'".formatted(name, least, most, text));
    }
    return number;
  }

  static String text(Context ctx, String name) {
    String text = ctx.queryParam(name);
    return text == null ? "" : text.strip();
  }

  private static @Nullable Long parsed(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
