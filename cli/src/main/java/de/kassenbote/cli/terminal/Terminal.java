package de.kassenbote.cli.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Whether a human is likely to be watching, and in which characters. */
public final class Terminal {
  private Terminal() {}

  /** False when output goes to a file or a pipe, or when the terminal cannot move its cursor. */
  // what null means changed, hence isTerminal below
  @SuppressWarnings("SystemConsoleNull")
  public static boolean isInteractive() {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  /** Has this process print in {@link #charset}. */
  public static void writeUmlauts() {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset()));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset()));
  }

  /** What the system says; UTF-8 where it says ASCII, which is what it says when nobody set it. */
  public static Charset charset() {
    Charset told = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    return told.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : told;
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
