package de.kassenbote.hub.backup;

import org.jspecify.annotations.Nullable;

/** A file is no backup, or not all of it; the message is one sentence for the operator. */
public final class BrokenBackup extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  BrokenBackup(String message) {
    this(message, null);
  }

  BrokenBackup(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
