package de.kassenbote.database;

import org.jspecify.annotations.Nullable;

/** A database cannot be used as it is; the message is one sentence for the operator that says why and what is allowed. */
public class DatabaseProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseProblem(String message) {
    super(message);
  }

  public DatabaseProblem(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
