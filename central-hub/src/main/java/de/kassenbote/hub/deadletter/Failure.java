package de.kassenbote.hub.deadletter;

import de.kassenbote.routes.envelope.Sha256;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * A message and why it could not be processed.
 *
 * @param headers JSON
 */
// never compared
@SuppressWarnings("ArrayRecordComponent")
public record Failure(String origin, String key, @Nullable String till, Throwable cause, String headers, byte[] body) {
  private static final int MAX_MESSAGE = 2000;

  String causeClass() {
    return cause.getClass().getName();
  }

  String causeMessage() {
    String message = storable(String.valueOf(cause.getMessage()));
    return message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message;
  }

  String causeStack() {
    StringWriter stack = new StringWriter();
    cause.printStackTrace(new PrintWriter(stack));
    return storable(stack.toString());
  }

  String storableHeaders() {
    return storable(headers);
  }

  /** Numbers and quoted words differ from message to message, the reason stays the same. */
  String fingerprint() {
    String reason = causeMessage().replaceAll("'[^']*'", "'…'").replaceAll("[0-9]+", "#");
    return new Sha256().field(origin).field(causeClass()).field(reason).hex();
  }

  /** PostgreSQL refuses the character NUL in text. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
