package de.kassenbote.hub.operator;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.StorableText;
import io.javalin.http.Context;

/** Who an operator says to be: recorded as told, for whoever holds the token may do everything. */
public record Operator(String name) {
  /** Where a client tells it. */
  public static final String HEADER = "X-Operator";

  private static final int MAX_NAME = 60;

  /**
   * @throws HttpProblem when the name cannot be written down
   */
  public static Operator of(Context ctx) {
    String told = ctx.header(HEADER);
    if (told == null) {
      return new Operator("operator");
    }
    if (told.isBlank() || told.length() > MAX_NAME || !StorableText.is(told)) {
      throw HttpProblem.badRequest("%s must have 1 to %d characters, got %d".formatted(HEADER, MAX_NAME, told.length()));
    }
    return new Operator(told);
  }
}
