package de.kassenbote.hub.people;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A password for the first login: four groups of five letters and digits that are not mistaken for one another, 98 bits. */
final class OneTimePassword {
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimePassword() {}

  static String create() {
    return IntStream.range(0, 4).mapToObj(group -> letters()).collect(Collectors.joining("-"));
  }

  private static String letters() {
    return RANDOM.ints(5, 0, LETTERS.length()).mapToObj(i -> LETTERS.substring(i, i + 1)).collect(Collectors.joining());
  }
}
