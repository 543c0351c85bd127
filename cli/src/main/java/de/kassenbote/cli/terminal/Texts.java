package de.kassenbote.cli.terminal;

import java.util.Locale;
import java.util.ResourceBundle;

/** What the command says, in the one language of this process. Programs read JSON and CSV, which are in none. */
public final class Texts {
  private static final String BUNDLE = "de.kassenbote.cli.messages";

  private static volatile Texts spoken = new Texts(Language.EN);

  private final Language language;
  private final ResourceBundle bundle;

  private Texts(Language language) {
    this.language = language;
    this.bundle = ResourceBundle.getBundle(BUNDLE, language.locale(), ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * Has this process speak that language from now on.
   *
   * @return its texts, those of the help as well
   */
  public static ResourceBundle speak(Language language) {
    spoken = new Texts(language);
    return spoken.bundle;
  }

  public static Language language() {
    return spoken.language;
  }

  /** The text of that name, filled as by {@link String#format}. */
  public static String text(String key, Object... values) {
    return String.format(Locale.ROOT, spoken.bundle.getString(key), values);
  }

  /** A word of a server's answer, such as a state; what is not known stays as it is. */
  public static String word(String word) {
    return named("word.", word.toLowerCase(Locale.ROOT), word);
  }

  /** The heading of a column; one of a table that the command does not have stays as it is. */
  static String heading(String column) {
    return named("column.", column, column);
  }

  private static String named(String kind, String name, String otherwise) {
    String key = kind + name.replace(' ', '-');
    return spoken.bundle.containsKey(key) ? spoken.bundle.getString(key) : otherwise;
  }
}
