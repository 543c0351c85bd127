package de.kassenbote.routes.heartbeat;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.relayjournal.CommittedJournal;
import de.kassenbote.routes.relayjournal.RelayJournal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the till concludes from the hub's watermark. A higher one is kept. A lower one than the till had already been told
 * <em>before</em> it asked means that the hub was restored from a backup: everything after it is sent again. One that
 * does not move for a minute while the way up is empty means that something got lost: the same.
 */
public final class HubWatermark {
  private static final Logger log = LoggerFactory.getLogger(HubWatermark.class);

  private final CommittedJournal journal;
  private final RelayJournal relay;
  private final LongSupplier journalOutDepth;
  private final Duration patience;
  private final Clock clock;
  private long confirmedWhenAsked;
  private Instant lastProgress;
  private volatile Instant lastAnswer = Instant.EPOCH;

  /**
   * @param journalOutDepth messages in the local queue
   * @param patience how long the watermark may stand still
   */
  public HubWatermark(
      CommittedJournal journal, RelayJournal relay, LongSupplier journalOutDepth, Duration patience, Clock clock) {
    this.journal = journal;
    this.relay = relay;
    this.journalOutDepth = journalOutDepth;
    this.patience = patience;
    this.clock = clock;
    this.lastProgress = clock.instant();
  }

  synchronized void asked(Heartbeat heartbeat) {
    confirmedWhenAsked = heartbeat.confirmedSeq();
  }

  /**
   * Takes one message of the till's reply queue.
   *
   * @param type see {@link MessageType}
   * @throws RejectedMessage when it is none of the known ones
   */
  public void hear(@Nullable String type, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    switch (String.valueOf(type)) {
      case MessageType.WATERMARK -> hear(Contract.read(bytes, Watermark.class));
      case MessageType.HEARTBEAT_ANSWER -> hear(Contract.read(bytes, HeartbeatAnswer.class));
      default -> throw new RejectedMessage("reply of unknown type '" + type + "'");
    }
  }

  /** When the hub last answered a heartbeat. */
  public Instant lastAnswer() {
    return lastAnswer;
  }

  private synchronized void hear(Watermark watermark) {
    if (watermark.epoch() == journal.epoch()) {
      advance(watermark.seq());
    }
  }

  private synchronized void hear(HeartbeatAnswer answer) {
    lastAnswer = clock.instant();
    if (answer.epoch() != journal.epoch()) {
      return;
    }
    if (answer.watermark() < confirmedWhenAsked) {
      restored(answer.watermark());
    } else {
      advance(answer.watermark());
    }
    relay.again(answer.missing());
    lookForLoss();
  }

  private void advance(long seq) {
    if (seq > journal.lastSeq()) {
      log.error(
          "the hub has recorded up to {} of this till, the till's own journal ends at {}: is this a restored copy?",
          seq,
          journal.lastSeq());
      return;
    }
    if (seq > journal.confirmedSeq()) {
      journal.confirm(seq);
      lastProgress = clock.instant();
    }
  }

  private void restored(long seq) {
    log.warn("the hub stands at {} but had confirmed {}: it was restored, sending again from there", seq, journal.confirmedSeq());
    journal.confirm(seq);
    relay.startAgainAfter(seq);
    lastProgress = clock.instant();
  }

  private void lookForLoss() {
    boolean nothingToDo = journal.confirmedSeq() == journal.lastSeq() || journalOutDepth.getAsLong() > 0;
    if (nothingToDo) {
      lastProgress = clock.instant();
    } else if (lastProgress.plus(patience).isBefore(clock.instant())) {
      log.warn("no progress at the hub since {} although all is sent: sending again after {}", lastProgress, journal.confirmedSeq());
      relay.startAgainAfter(journal.confirmedSeq());
      lastProgress = clock.instant();
    }
  }
}
