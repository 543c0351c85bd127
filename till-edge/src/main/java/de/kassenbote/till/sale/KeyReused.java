package de.kassenbote.till.sale;

/** The idempotency key already stands for another sale. */
public final class KeyReused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyReused(String key, String number) {
    super(
        "idempotency key '%s' was used for receipt %s with another body: repeat that body or use a new key"
            .formatted(key, number));
  }
}
