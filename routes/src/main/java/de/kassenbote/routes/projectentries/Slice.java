package de.kassenbote.routes.projectentries;

/** The entries of a journal with {@code from} ≤ seq ≤ {@code to}, all of them recorded. */
public record Slice(JournalPart part, long from, long to) {
  public int entries() {
    return (int) (to - from + 1);
  }
}
