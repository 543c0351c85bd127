package de.kassenbote.routes.recordjournal;

import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.DamagedBody;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records one envelope of the till that the broker validated. When it returns, the entries are durable; the same envelope
 * again changes nothing.
 */
public final class RecordJournal {
  private static final Logger log = LoggerFactory.getLogger(RecordJournal.class);

  private final JournalRecorder recorder;

  public RecordJournal(JournalRecorder recorder) {
    this.recorder = recorder;
  }

  /**
   * A damaged body is dropped, for the till has the entries and is asked for them.
   *
   * @param validatedUser set by the broker
   * @param properties see {@link de.kassenbote.routes.envelope.Packed}
   * @return what to tell the till; null = nothing is known
   * @throws RejectedMessage when this is no envelope of that till
   */
  public @Nullable Watermark record(
      @Header(FlowRoute.VALIDATED_USER) @Nullable String validatedUser,
      @Headers Map<String, Object> properties,
      @Body @Nullable Object body) {
    ReceivedEnvelope received = ReceivedEnvelope.of(validatedUser, properties, body);
    try {
      return recorder.record(received.open());
    } catch (DamagedBody damage) {
      return askAgain(received, damage).orElse(null);
    }
  }

  private Optional<Watermark> askAgain(ReceivedEnvelope received, DamagedBody damage) {
    Optional<ReceivedEnvelope.Claim> claim = received.claim();
    log.warn("till {}: {} arrived damaged and is asked for again: {}", received.sender(), claim, damage.getMessage());
    return claim.map(c -> recorder.damaged(received.sender(), c.epoch(), c.range()));
  }
}
