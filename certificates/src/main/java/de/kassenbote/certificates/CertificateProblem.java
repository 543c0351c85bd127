package de.kassenbote.certificates;

/** A key or certificate that cannot be used; the message is one sentence that says what was expected and what came. */
public final class CertificateProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CertificateProblem(String message) {
    super(message);
  }

  public CertificateProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
