package de.kassenbote.hub.console;

/** Which of its forms a page was asked in. */
record View(String language, boolean all) {
  /** For links and for the live connection. */
  String query() {
    return "?lang=" + language + (all ? "&show=all" : "");
  }

  View in(String otherLanguage) {
    return new View(otherLanguage, all);
  }
}
