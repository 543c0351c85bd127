package de.kassenbote.hub.people;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Whoever is logged in and asks.
 *
 * @param oneTimePassword must be changed before anything else is done
 * @param session as its hash
 * @param csrf what each write must show, which pages of others do not know
 */
public record Visitor(PersonName name, SortedSet<Role> roles, boolean oneTimePassword, String session, String csrf) {
  private static final String ATTRIBUTE = "de.kassenbote.visitor";

  public boolean has(Role needed) {
    return Role.covers(roles, needed);
  }

  /** Empty = nobody is logged in who asks. */
  public static Optional<Visitor> of(Context ctx) {
    return Optional.ofNullable(ctx.attribute(ATTRIBUTE));
  }

  /** From now on this request is theirs. */
  public void comesBy(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }

  /** Nothing of it is for logs. */
  @Override
  public String toString() {
    return "Visitor[" + name + "]";
  }
}
