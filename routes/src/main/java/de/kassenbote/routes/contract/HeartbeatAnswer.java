package de.kassenbote.routes.contract;

import java.time.Instant;
import java.util.List;

/**
 * The hub's answer to a {@link Heartbeat}.
 *
 * @param watermark everything up to here of this epoch is durable at the hub; 0 = nothing
 * @param missing ranges behind the watermark's next gap that the till shall send again
 */
public record HeartbeatAnswer(int epoch, long watermark, Instant hubTime, List<SeqRange> missing) {
  public HeartbeatAnswer {
    Check.that(epoch >= 1, "answer.epoch must be 1 or more, got %d", epoch);
    Check.that(watermark >= 0, "answer.watermark must not be negative, got %d", watermark);
    Check.present("answer.hubTime", hubTime);
    missing = List.copyOf(Check.present("answer.missing", missing));
  }
}
