package de.kassenbote.cli.check;

/** What was to be checked is not there; the message says what, in English as all that a check says. */
final class Unknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unknown(String message) {
    super(message);
  }
}
