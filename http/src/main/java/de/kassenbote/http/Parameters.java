package de.kassenbote.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, each null when it is absent; what is wrong with one is refused in a sentence that names it. */
public final class Parameters {
  private final Context ctx;

  private Parameters(Context ctx) {
    this.ctx = ctx;
  }

  /**
   * @param allowed no other one may be there
   */
  public static Parameters of(Context ctx, String... allowed) {
    for (String name : ctx.queryParamMap().keySet()) {
      if (!List.of(allowed).contains(name)) {
        throw HttpProblem.badRequest("'%s' is no parameter; allowed are %s".formatted(name, allowed.length == 0 ? "none" : String.join(", ", allowed)));
      }
    }
    return new Parameters(ctx);
  }

  public @Nullable String text(String name) {
    return ctx.queryParam(name);
  }

  public <T> @Nullable T value(String name, Function<String, T> reader) {
    String text = text(name);
    return text == null ? null : read(text, reader);
  }

  /** Any part of a request: what the reader does not take is refused with the reader's sentence. */
  public static <T> T read(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** To the millisecond. */
  public @Nullable Instant moment(String name) {
    return value(name, text -> {
      try {
        return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
      } catch (DateTimeParseException | ArithmeticException e) {
        throw HttpProblem.badRequest("%s must be a moment such as 2026-03-14T09:00:00Z, got '%s'".formatted(name, text));
      }
    });
  }

  /** From 1 to {@code most}. */
  public @Nullable Long number(String name, long most) {
    return value(name, text -> number(name, text, most));
  }

  /** The same of another part of a request. */
  public static long number(String name, String text, long most) {
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

  /**
   * @param id how a value is written
   */
  public <E> @Nullable E oneOf(String name, E[] values, Function<E, String> id) {
    return value(name, text -> Arrays.stream(values)
        .filter(value -> id.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() -> HttpProblem.badRequest("%s must be one of %s, got '%s'".formatted(name, Arrays.stream(values).map(id).toList(), text))));
  }
}
