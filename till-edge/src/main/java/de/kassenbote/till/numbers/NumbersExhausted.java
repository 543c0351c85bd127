package de.kassenbote.till.numbers;

/** The till has no number left for a kind of document; only head office can give more. */
public final class NumbersExhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NumbersExhausted(String kind) {
    super("no numbers are left for documents of kind '%s': head office must give this till another number range".formatted(kind));
  }
}
