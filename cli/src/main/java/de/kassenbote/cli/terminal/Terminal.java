package de.kassenbote.cli.terminal;

import java.io.Console;

/** Whether a human is likely to be watching. */
public final class Terminal {
  private Terminal() {}

  /** False when output goes to a file or a pipe, or when the terminal cannot move its cursor. */
  // what null means changed, hence isTerminal below
  @SuppressWarnings("SystemConsoleNull")
  public static boolean isInteractive() {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  /** From Java 22 on there is always a console, and it has a method that tells whether it is a terminal. */
  private static boolean isTerminal(Console console) {
    if (Runtime.version().feature() < 22) {
      return true;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
