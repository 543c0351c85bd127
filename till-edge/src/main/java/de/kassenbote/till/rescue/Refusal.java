package de.kassenbote.till.rescue;

import java.util.List;

/** Why a data directory is left as it is. Whoever shows it has the sentence in the reader's language. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is the matter; beside it the arguments, in their order. */
  public enum Reason {
    /** directory */
    NO_TILL,
    /** directory */
    IN_USE,
    /** directory, why */
    UNREADABLE,
    /** old directory, its till, the other till */
    OTHER_TILL,
    /** till, old epoch, new epoch */
    NOT_LATER,
    /** directory, MiB that are needed */
    NO_ROOM,
    /** till, entries, sum, since when */
    UNSENT
  }

  private final Reason reason;
  private final transient List<Object> arguments;

  Refusal(Reason reason, Object... arguments) {
    super(reason + " " + List.of(arguments));
    this.reason = reason;
    this.arguments = List.of(arguments);
  }

  public Reason reason() {
    return reason;
  }

  public Object[] arguments() {
    return arguments.toArray();
  }
}
