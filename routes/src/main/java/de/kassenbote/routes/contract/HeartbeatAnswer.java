package de.kassenbote.routes.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hub's answer to a {@link Heartbeat}.
 *
 * @param confirmedSeq what that heartbeat said to be durable at the hub; a watermark below it means that the hub was
 *     restored from a backup, however late the answer comes
 * @param missing ranges behind the watermark's next gap that the till shall send again
 * @param earlier what the hub has of the earlier installations that the heartbeat told of, one for each; absent = none was told of
 * @param quarantined so many entries came under keys of this installation that are other entries': a copy of it is, or was, in use;
 *     absent = none
 * @param certificates the till's next certificate and the authority's, in PEM; absent = none was asked for, or it could not be given now
 */
public record HeartbeatAnswer(
    Watermark watermark,
    long confirmedSeq,
    Instant hubTime,
    List<SeqRange> missing,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EarlierHeld> earlier,
    @Nullable Long quarantined,
    @Nullable String certificates) {
  public HeartbeatAnswer {
    Check.present("answer.watermark", watermark);
    Check.that(confirmedSeq >= 0, "answer.confirmedSeq must not be negative, got %d", confirmedSeq);
    Check.present("answer.hubTime", hubTime);
    missing = List.copyOf(Check.present("answer.missing", missing));
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
    Check.that(quarantined == null || quarantined >= 0, "answer.quarantined must not be negative, got %d", quarantined);
  }
}
