package de.kassenbote.cli.terminal;

/** Whether a human is likely to be watching. */
public final class Terminal {
  private Terminal() {}

  /** False when output goes to a file or a pipe, or when the terminal cannot move its cursor. */
  public static boolean isInteractive() {
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }
}
