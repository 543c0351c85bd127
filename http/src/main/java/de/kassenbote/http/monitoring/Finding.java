package de.kassenbote.http.monitoring;

/**
 * How a part is at this moment.
 *
 * @param detail one sentence, without secrets and without anything of a receipt
 */
public record Finding(boolean up, String detail) {
  public static Finding up(String detail) {
    return new Finding(true, detail);
  }

  public static Finding down(String detail) {
    return new Finding(false, detail);
  }
}
