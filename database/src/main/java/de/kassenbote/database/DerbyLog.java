package de.kassenbote.database;

import java.io.IOException;
import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Derby's own log file would land in the working directory of the process; its lines go to our log instead. */
public final class DerbyLog {
  private static final Logger log = LoggerFactory.getLogger("derby");

  private DerbyLog() {}

  static void intoLogger() {
    System.setProperty("derby.stream.error.method", DerbyLog.class.getName() + ".writer");
  }

  /** Called by Derby by name. */
  public static Writer writer() {
    return new Writer() {
      @Override
      public void write(char[] chars, int offset, int length) {
        String line = new String(chars, offset, length).strip();
        if (!line.isEmpty()) {
          log.debug(line);
        }
      }

      @Override
      public void flush() throws IOException {}

      @Override
      public void close() throws IOException {}
    };
  }
}
