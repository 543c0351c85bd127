package de.kassenbote.till.numbers;

/** The till has no number left for a kind of document; only head office can give more. */
public final class NumbersExhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NumbersExhausted(String kind) {
    super(
        "no numbers are left for documents of kind '%s', in the reserve neither: this till must reach head office, or be given another number range there"
            .formatted(kind));
  }
}
