package de.kassenbote.hub.people;

import de.kassenbote.http.HttpProblem;

/** A password cannot be changed into that one. */
public final class RefusedPassword extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why; pages have a text for each. */
  public enum Reason {
    OLD_IS_WRONG("the old password is wrong"),
    LENGTH("a password must have %d characters at least and %d bytes at most".formatted(Passwords.SHORTEST, Passwords.MOST_BYTES)),
    HOLDS_NAME("the name must not be in the password"),
    SAME("the new password is the old one");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }

  RefusedPassword(Reason reason) {
    super(reason.sentence);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  HttpProblem problem() {
    return HttpProblem.unprocessable(reason.sentence);
  }
}
