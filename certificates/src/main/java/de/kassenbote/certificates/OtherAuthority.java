package de.kassenbote.certificates;

/** The server's certificate is of another authority than the one that was expected: it is not the hub that was meant. */
public final class OtherAuthority extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherAuthority(Fingerprint expected, Fingerprint shown) {
    super("the authority with fingerprint %s was expected, and %s came".formatted(expected, shown));
  }
}
