package de.kassenbote.routes.contract;

/**
 * Text that can be written down everywhere on its way: PostgreSQL stores no NUL character, and half of a surrogate pair
 * has no bytes in UTF-8.
 */
public final class StorableText {
  /** What a refusal says after the name of the field. */
  public static final String REFUSAL = "must not hold a NUL character or half of a surrogate pair";

  private StorableText() {}

  public static boolean is(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!isCharacter(text.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The text with a replacement character wherever it could not be written down. */
  public static String repaired(String text) {
    if (is(text)) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints().map(c -> isCharacter(c) ? c : '\uFFFD').forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  /** Only a surrogate without its other half is a code point of its own. */
  private static boolean isCharacter(int codePoint) {
    return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }
}
