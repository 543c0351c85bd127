package de.kassenbote.cli.top;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The whole terminal, drawn anew each time; what was on it before is there again at the end, also after Ctrl-C. */
final class Screen implements AutoCloseable {
  private static final int USUAL_WIDTH = 120;
  private static final int USUAL_HEIGHT = 30;

  private final Terminal terminal;
  private final Attributes before;
  private final Thread restoring = new Thread(this::restore, "restore-terminal");

  private Screen(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.enterRawMode();
    Runtime.getRuntime().addShutdownHook(restoring);
    write("\u001b[?1049h\u001b[?25l");
  }

  static Screen open() throws IOException {
    return new Screen(TerminalBuilder.builder().system(true).build());
  }

  int width() {
    return orUsual(size().getColumns(), USUAL_WIDTH);
  }

  int height() {
    return orUsual(size().getRows(), USUAL_HEIGHT);
  }

  void show(List<String> lines) {
    var picture = new StringBuilder("\u001b[H");
    lines.forEach(line -> picture.append(line).append("\u001b[K\r\n"));
    write(picture.append("\u001b[J").toString());
  }

  /** Returns early, with true, when q is pressed. */
  boolean quitWithin(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      int key = terminal.reader().read(left);
      if (key == 'q' || key == -1) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(restoring);
    restore();
    terminal.close();
  }

  private void restore() {
    write("\u001b[?25h\u001b[?1049l");
    terminal.setAttributes(before);
  }

  private Size size() {
    return terminal.getSize();
  }

  private void write(String text) {
    terminal.writer().print(text);
    terminal.writer().flush();
  }

  private static int orUsual(int told, int usual) {
    return told > 0 ? told : usual;
  }
}
