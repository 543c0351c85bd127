package de.kassenbote.till.enrolment;

/** This machine does not become a till now; the message is one sentence that says why and what to do. */
public final class EnrolmentRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnrolmentRefused(String message) {
    super(message);
  }

  EnrolmentRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
