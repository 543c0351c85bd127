package de.kassenbote.hub.operator;

import de.kassenbote.http.HttpProblem;
import de.kassenbote.routes.contract.StorableText;
import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who does something at the hub: a person who is logged in, or whoever has the operator's token, recorded as {@code local:} and the name
 * that they told, which no person has.
 *
 * @param from the address of whoever asked, as the web server saw it; absent = nobody asked
 */
public record Operator(String name, @Nullable String from) {
  /** Where a client that has the operator's token tells who it is. */
  public static final String HEADER = "X-Operator";

  private static final int MAX_NAME = 60;
  private static final String PERSON = "de.kassenbote.operator";
  private static final String PREFIX = "de.kassenbote.operator-prefix";
  private static final String LOCAL = "local:";

  /** Somebody who does not ask over the web. */
  public Operator(String name) {
    this(name, null);
  }

  /** This request is that person's, whatever it tells. */
  public static void isPerson(Context ctx, String name) {
    ctx.attribute(PERSON, name);
  }

  /** This request has the operator's token. */
  public static void isLocal(Context ctx) {
    ctx.attribute(PREFIX, LOCAL);
  }

  /**
   * @throws HttpProblem when the name cannot be written down
   */
  public static Operator of(Context ctx) {
    String person = ctx.attribute(PERSON);
    return new Operator(person == null ? Objects.requireNonNullElse(ctx.<String>attribute(PREFIX), "") + told(ctx) : person, ctx.ip());
  }

  private static String told(Context ctx) {
    String told = ctx.header(HEADER);
    if (told == null) {
      return "operator";
    }
    if (told.isBlank() || told.length() > MAX_NAME || !StorableText.is(told)) {
      throw HttpProblem.badRequest("%s must have 1 to %d characters, got %d".formatted(HEADER, MAX_NAME, told.length()));
    }
    return told.substring(0, Math.min(told.length(), MAX_NAME - LOCAL.length()));
  }
}
