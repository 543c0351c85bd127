package de.kassenbote.hub.imports;

import java.util.List;

/** A file cannot be imported; nothing of it was. */
final class RefusedFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> errors;
  private final int count;

  /** @param errors each one sentence; not more than are to be shown */
  RefusedFile(List<String> errors, int count) {
    super(errors.isEmpty() ? "refused" : errors.get(0));
    this.errors = List.copyOf(errors);
    this.count = count;
  }

  RefusedFile(String error) {
    this(List.of(error), 1);
  }

  List<String> errors() {
    return errors;
  }

  int count() {
    return count;
  }
}
