package de.kassenbote.cli.client;

/** Nothing answered; whether the request was done is not known. */
public final class Away extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Away(String message, Throwable cause) {
    super(message, cause);
  }
}
