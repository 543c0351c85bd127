package de.kassenbote.routes.recordjournal;

import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.FlowRoute;
import de.kassenbote.routes.envelope.DamagedBody;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.synclog.Attempt;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.SyncLog;
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
  private final SyncLog syncLog;

  public RecordJournal(JournalRecorder recorder, SyncLog syncLog) {
    this.recorder = recorder;
    this.syncLog = syncLog;
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
    Attempt attempt = new Attempt(syncLog, Direction.RECEIVED, What.JOURNAL, received.sender(), received.bytes());
    try {
      return record(received, attempt);
    } catch (RuntimeException e) {
      attempt.ended(e instanceof RejectedMessage ? Result.REJECTED : Result.FAILED, e.getMessage());
      throw e;
    }
  }

  private @Nullable Watermark record(ReceivedEnvelope received, Attempt attempt) {
    try {
      JournalEnvelope envelope = received.open();
      attempt.of(envelope);
      Recorded recorded = recorder.record(envelope);
      ended(attempt, recorded);
      return recorded.watermark();
    } catch (DamagedBody damage) {
      Watermark known = askAgain(received, damage).orElse(null);
      attempt.ended(Result.DAMAGED, damage.getMessage());
      return known;
    }
  }

  private static void ended(Attempt attempt, Recorded recorded) {
    SeqRange again = recorded.askedAgain();
    if (recorded.setAside() > 0) {
      attempt.ended(Result.REJECTED, "%d new; %d are recorded with other content".formatted(recorded.entries(), recorded.setAside()));
    } else if (again != null) {
      attempt.ended(
          Result.DAMAGED, "%d new; %d to %d do not fit the till's chain, and are asked for again".formatted(recorded.entries(), again.from(), again.to()));
    } else {
      attempt.ended(recorded.entries() == 0 ? Result.DUPLICATE : Result.OK);
    }
  }

  private Optional<Watermark> askAgain(ReceivedEnvelope received, DamagedBody damage) {
    Optional<ReceivedEnvelope.Claim> claim = received.claim();
    log.warn("till {}: {} arrived damaged and is asked for again: {}", received.sender(), claim, damage.getMessage());
    return claim.map(c -> recorder.damaged(received.sender(), c.epoch(), c.range()));
  }
}
