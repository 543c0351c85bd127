package de.kassenbote.hub.masterdata;

import java.util.regex.Pattern;

/** What the number of an article, customer or supplier may look like. */
public final class Numbers {
  private static final Pattern ALLOWED = Pattern.compile("[^\\s\\p{Cntrl}/]([^\\p{Cntrl}/]{0,38}[^\\s\\p{Cntrl}/])?");

  private Numbers() {}

  /** Neither blank at an end, which Derby would not tell apart, nor with what cannot stand in an address. */
  public static boolean isAllowed(String number) {
    return ALLOWED.matcher(number).matches();
  }

  /** For messages. */
  public static String rule() {
    return "a number has 1 to 40 characters, without slash and without blanks at its ends";
  }
}
