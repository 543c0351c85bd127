package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a till tells the hub about something that it could not process, or could after all. (till, origin, key) names it; the
 * same report again says nothing new.
 *
 * @param version of this record, {@link Contract#VERSION}
 * @param origin the till's flow that met it, such as {@code apply-feed}
 * @param key what it is about, such as {@code catalog/messe/tea}
 * @param body the content, of a large one the beginning
 * @param attempts how often it failed, as far as the till remembers
 * @param resolvedAt when it went through after all; absent while it has not
 */
// compared by content below
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetterReport(
    int version,
    TillId till,
    String origin,
    String key,
    String causeClass,
    String causeMessage,
    String causeStack,
    byte[] body,
    Instant firstAt,
    Instant lastAt,
    int attempts,
    @Nullable Instant resolvedAt) {
  public DeadLetterReport {
    Check.that(version == Contract.VERSION, "a dead letter report of version %d; known is %d", version, Contract.VERSION);
    Check.present("deadLetterReport.till", till);
    Check.text("deadLetterReport.origin", origin, 40);
    Check.text("deadLetterReport.key", key, 200);
    Check.text("deadLetterReport.causeClass", causeClass, 200);
    Check.text("deadLetterReport.causeMessage", causeMessage, 2000);
    Check.present("deadLetterReport.causeStack", causeStack);
    Check.present("deadLetterReport.body", body);
    Check.moment("deadLetterReport.firstAt", firstAt);
    Check.moment("deadLetterReport.lastAt", lastAt);
    if (resolvedAt != null) {
      Check.moment("deadLetterReport.resolvedAt", resolvedAt);
    }
    Check.that(attempts >= 1, "deadLetterReport.attempts must be 1 or more, got %d", attempts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeadLetterReport that && parts().equals(that.parts()) && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(till, origin, key);
  }

  /** Never the body. */
  @Override
  public String toString() {
    return "dead letter %s %s of till %s, attempt %d".formatted(origin, key, till, attempts);
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(version, till, origin, key, causeClass, causeMessage, causeStack, firstAt, lastAt, attempts, resolvedAt);
  }
}
