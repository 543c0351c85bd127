package de.kassenbote.till.enrolment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** This machine does not become a till now. Whoever shows it has the sentence in the reader's language. */
public final class EnrolmentRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not; beside it the arguments, in their order. */
  public enum Reason {
    /** directory */
    HOLDS_A_TILL,
    /** what the hub says */
    BY_THE_HUB,
    /** version of the hub, version of this till */
    OTHER_VERSION,
    /** address, what was not understood */
    NOT_UNDERSTOOD,
    /** this machine's time, the hub's */
    CLOCK_OFF,
    /** address, this machine's time */
    CERTIFICATE_NOT_VALID_NOW,
    /** address */
    OTHER_FINGERPRINT,
    /** address */
    HOST_UNKNOWN,
    /** address */
    NO_ANSWER,
    /** address */
    NOBODY_LISTENS,
    /** address */
    NO_HUB,
    /** address */
    LINE_BROKE
  }

  private final Reason reason;
  private final transient List<Object> arguments;

  EnrolmentRefused(Reason reason, Object... arguments) {
    this(null, reason, arguments);
  }

  EnrolmentRefused(@Nullable Throwable cause, Reason reason, Object... arguments) {
    super(reason + " " + List.of(arguments), cause);
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
