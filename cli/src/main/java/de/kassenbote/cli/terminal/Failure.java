package de.kassenbote.cli.terminal;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked; the message is one sentence for the user that names the thing and what helps. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Failure(String message) {
    super(message);
  }

  public Failure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
