package de.kassenbote.hub.deadletter;

import de.kassenbote.routes.contract.DeadLetterReport;
import de.kassenbote.routes.contract.StorableText;
import de.kassenbote.routes.envelope.Sha256;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/**
 * A message and why it could not be processed, in a form that every database can store.
 *
 * @param headers JSON
 */
// never compared
@SuppressWarnings("ArrayRecordComponent")
public record Failure(
    String origin, String key, @Nullable String till, String causeClass, String causeMessage, String causeStack, String headers, byte[] body) {
  private static final int MAX_CLASS = 200;
  private static final int MAX_MESSAGE = 2000;

  public Failure {
    causeClass = cut(causeClass, MAX_CLASS);
    causeMessage = cut(StorableText.repaired(causeMessage), MAX_MESSAGE);
    causeStack = StorableText.repaired(causeStack);
    headers = StorableText.repaired(headers);
  }

  public static Failure of(String origin, String key, @Nullable String till, Throwable cause, String headers, byte[] body) {
    StringWriter stack = new StringWriter();
    cause.printStackTrace(new PrintWriter(stack));
    String message = String.valueOf(cause.getMessage());
    return new Failure(origin, key, till, cause.getClass().getName(), message, stack.toString(), headers, body);
  }

  /** At a till a key names a thing of that till alone; here it stands behind the till's name. */
  static Failure of(DeadLetterReport report) {
    String key = report.till() + "/" + report.key();
    return new Failure(
        report.origin(), key, report.till().value(), report.causeClass(), report.causeMessage(), report.causeStack(), "{}", report.body());
  }

  /** Numbers and quoted words differ from message to message, the reason stays the same. */
  String fingerprint() {
    String reason = causeMessage.replaceAll("'[^']*'", "'…'").replaceAll("[0-9]+", "#");
    return new Sha256().field(origin).field(causeClass).field(reason).hex();
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }
}
