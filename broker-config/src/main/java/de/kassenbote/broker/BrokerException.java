package de.kassenbote.broker;

import org.jspecify.annotations.Nullable;

/** A broker could not start, stopped by itself, or refused an administrative step; the message says which broker, what and why. */
public class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerException(String message) {
    this(message, null);
  }

  BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The words of the innermost cause, which is where Artemis puts the real reason. */
  static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
