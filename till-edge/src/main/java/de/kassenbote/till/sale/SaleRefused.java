package de.kassenbote.till.sale;

/** The till does not sell that; the message is one sentence that names the thing and what is allowed. Nothing was written. */
public final class SaleRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SaleRefused(String message) {
    super(message);
  }
}
