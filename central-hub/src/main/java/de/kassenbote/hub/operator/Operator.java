package de.kassenbote.hub.operator;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.StorableText;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * Who an operator says to be: recorded as told, for whoever holds the token may do everything.
 *
 * @param from the address of whoever asked, as the web server saw it; absent = nobody asked
 */
public record Operator(String name, @Nullable String from) {
  /** Where a client tells it. */
  public static final String HEADER = "X-Operator";

  private static final int MAX_NAME = 60;

  /** Somebody who does not ask over the web. */
  public Operator(String name) {
    this(name, null);
  }

  /**
   * @throws HttpProblem when the name cannot be written down
   */
  public static Operator of(Context ctx) {
    String told = ctx.header(HEADER);
    if (told == null) {
      return new Operator("operator", ctx.ip());
    }
    if (told.isBlank() || told.length() > MAX_NAME || !StorableText.is(told)) {
      throw HttpProblem.badRequest("%s must have 1 to %d characters, got %d".formatted(HEADER, MAX_NAME, told.length()));
    }
    return new Operator(told, ctx.ip());
  }
}
