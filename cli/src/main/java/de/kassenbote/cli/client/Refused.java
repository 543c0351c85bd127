package de.kassenbote.cli.client;

/** The server answered no; the message is its own sentence. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public Refused(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** Whether it may say yes to the same request later: it had a fault, or was starting or stopping. */
  public boolean isPassing() {
    return status >= 500;
  }
}
