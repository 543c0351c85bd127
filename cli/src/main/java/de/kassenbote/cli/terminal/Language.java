package de.kassenbote.cli.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages that the command speaks. */
public enum Language {
  DE,
  EN;

  private static final String OPTION = "--lang";
  private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  /** What {@code --lang} says, else the first of LC_ALL, LC_MESSAGES and LANG that is set, else the system; English for all others. */
  public static Language wanted(String[] arguments, Map<String, String> environment) {
    return asked(List.of(arguments))
        .or(() -> VARIABLES.stream().map(name -> environment.getOrDefault(name, "")).filter(value -> !value.isEmpty()).findFirst().map(Language::ofLocale))
        .orElseGet(() -> ofLocale(Locale.getDefault(Locale.Category.DISPLAY).getLanguage()));
  }

  Locale locale() {
    return Locale.forLanguageTag(toString());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A value that is none of ours is refused later, in another language. */
  private static Optional<Language> asked(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(OPTION + "=")) {
        return of(argument.substring(OPTION.length() + 1));
      }
      if (argument.equals(OPTION) && i + 1 < arguments.size()) {
        return of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<Language> of(String value) {
    return Arrays.stream(values()).filter(language -> language.toString().equalsIgnoreCase(value)).findFirst();
  }

  /** As in {@code de_AT.UTF-8}. */
  private static Language ofLocale(String locale) {
    return Stream.of(locale.split("[_.@-]", 2)).findFirst().flatMap(Language::of).orElse(EN);
  }
}
