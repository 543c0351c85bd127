package de.kassenbote.routes.reportdeadletters;

import de.kassenbote.routes.applyfeed.ApplyFeedRoute;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DeadLetterReport;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.endpoint.FlowRoute;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Writes down one report of the till that the broker validated; durable when it returns. */
public final class RecordDeadLetters {
  private final ReportedLetters letters;

  public RecordDeadLetters(ReportedLetters letters) {
    this.letters = letters;
  }

  /**
   * @param validatedUser set by the broker
   * @throws RejectedMessage when this is no report of that till, or of something that no till does
   */
  public void record(@Header(FlowRoute.VALIDATED_USER) @Nullable String validatedUser, @Body byte[] json) {
    DeadLetterReport report = Contract.read(json, DeadLetterReport.class);
    if (!report.till().value().equals(validatedUser)) {
      throw new RejectedMessage("'%s' reported a dead letter of till %s".formatted(validatedUser, report.till()));
    }
    if (!report.origin().equals(ApplyFeedRoute.ID)) {
      throw new RejectedMessage("a till reports what %s could not process, not what %s could not".formatted(ApplyFeedRoute.ID, report.origin()));
    }
    letters.record(report);
  }
}
