package de.kassenbote.routes.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What this thread has in hand, as fields of every line that it logs until this is closed. They name keys, never content. */
public final class LogFields implements AutoCloseable {
  public static final String TILL = "till";
  public static final String EPOCH = "epoch";

  /** An entry of the journal, or the first of an envelope. */
  public static final String SEQ = "seq";

  /** The last entry of an envelope. */
  public static final String LAST_SEQ = "lastSeq";

  /** A feed and its scope. */
  public static final String FEED = "feed";

  private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

  private LogFields() {}

  public static LogFields open() {
    return new LogFields();
  }

  public LogFields with(String name, Object value) {
    MDC.put(name, value.toString());
    return this;
  }

  /** The fields are again what they were. */
  @Override
  public void close() {
    if (before == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(before);
    }
  }
}
