package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.List;

/**
 * The hub's answer to a {@link Heartbeat}.
 *
 * @param confirmedSeq what that heartbeat said to be durable at the hub; a watermark below it means that the hub was
 *     restored from a backup, however late the answer comes
 * @param missing ranges behind the watermark's next gap that the till shall send again
 */
public record HeartbeatAnswer(Watermark watermark, long confirmedSeq, Instant hubTime, List<SeqRange> missing) {
  public HeartbeatAnswer {
    Check.present("answer.watermark", watermark);
    Check.that(confirmedSeq >= 0, "answer.confirmedSeq must not be negative, got %d", confirmedSeq);
    Check.present("answer.hubTime", hubTime);
    missing = List.copyOf(Check.present("answer.missing", missing));
  }
}
