package de.kassenbote.routes.contract;

import java.math.BigInteger;
import java.util.Locale;

/** Crockford's base 32: ten digits and the letters without I, L, O and U. Five bits a character, the first ones first, zeros behind. */
public final class Base32 {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BITS = 5;

  private Base32() {}

  public static String text(byte[] bytes) {
    int characters = (bytes.length * Byte.SIZE + BITS - 1) / BITS;
    BigInteger rest = new BigInteger(1, bytes).shiftLeft(characters * BITS - bytes.length * Byte.SIZE);
    StringBuilder text = new StringBuilder();
    for (int i = characters - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt(rest.shiftRight(i * BITS).intValue() & ALPHABET.length() - 1));
    }
    return text.toString();
  }

  /** Of a text that {@link #isText}. */
  static byte[] bytes(String text, int length) {
    BigInteger whole = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      whole = whole.shiftLeft(BITS).or(BigInteger.valueOf(ALPHABET.indexOf(text.charAt(i))));
    }
    byte[] digits = whole.shiftRight(text.length() * BITS - length * Byte.SIZE).toByteArray();
    byte[] bytes = new byte[length];
    int there = Math.min(length, digits.length);
    System.arraycopy(digits, digits.length - there, bytes, length - there, there);
    return bytes;
  }

  static boolean isText(String text, int length) {
    return text.length() == length && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /** Without what people put in between, and with what they meant. */
  static String plain(String typed) {
    return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1').replace('L', '1');
  }
}
