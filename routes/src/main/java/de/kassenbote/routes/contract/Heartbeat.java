package de.kassenbote.routes.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a till tells the hub every ten seconds while it is connected.
 *
 * @param lastSeq the last journal entry committed at the till; 0 = none yet
 * @param confirmedSeq what the till believes to be durable at the hub
 * @param unsentCount journal entries not confirmed, those taken over included
 * @param unsentValue sum of the totals of the receipts among them, in minor units of {@code currency}
 * @param oldestUnsent when the oldest of them was written; equals {@code sentAt} when there is none
 * @param cursors how far each feed scope is applied
 * @param deadLetters those that the hub has not been told of yet; the others it knows itself
 * @param numbersLeft receipt numbers left in the till's ranges
 * @param ranges how far it has used its number ranges: all reserves, those with numbers left, and the latest twenty of each kind; absent = a till that does not tell
 * @param earlier what it has taken over of earlier installations of its own, at most {@value #MOST_EARLIER}; absent = nothing
 * @param renewal a request for its next certificate, PKCS #10 in Base64, when the present one ends before long; absent = it does not
 * @param conflict why the hub's entries of this till are not those of this till; absent while they are
 * @param broker what is wrong with the till's broker, or was within the last hour; absent while nothing is
 */
public record Heartbeat(
    TillId till,
    int epoch,
    String softwareVersion,
    Instant sentAt,
    long lastSeq,
    long confirmedSeq,
    long unsentCount,
    long unsentValue,
    String currency,
    Instant oldestUnsent,
    List<Cursor> cursors,
    List<QueueReport> queues,
    long deadLetters,
    long freeDiskBytes,
    long numbersLeft,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RangeUse> ranges,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EarlierEpoch> earlier,
    @Nullable String renewal,
    @Nullable String conflict,
    @Nullable String broker) {
  /** A machine is seldom replaced, and what is all at the hub need not be told for ever. */
  public static final int MOST_EARLIER = 20;

  public Heartbeat {
    Check.present("heartbeat.till", till);
    Check.that(epoch >= 1, "heartbeat.epoch must be 1 or more, got %d", epoch);
    Check.text("heartbeat.softwareVersion", softwareVersion, 40);
    Check.moment("heartbeat.sentAt", sentAt);
    Check.that(
        confirmedSeq >= 0 && confirmedSeq <= lastSeq && lastSeq <= EntryKey.LAST_SEQ,
        "heartbeat: confirmed %d must be 0 to last %d, and that at most %d",
        confirmedSeq,
        lastSeq,
        EntryKey.LAST_SEQ);
    Check.optionalText("heartbeat.renewal", renewal, 4_000);
    Check.optionalText("heartbeat.conflict", conflict, 500);
    Check.optionalText("heartbeat.broker", broker, 500);
    Money.requireCurrency(currency);
    Check.moment("heartbeat.oldestUnsent", oldestUnsent);
    cursors = List.copyOf(Check.present("heartbeat.cursors", cursors));
    ranges = ranges == null ? List.of() : List.copyOf(ranges);
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
    Check.that(earlier.size() <= MOST_EARLIER, "heartbeat.earlier has %d, at most %d are allowed", earlier.size(), MOST_EARLIER);
    queues = List.copyOf(Check.present("heartbeat.queues", queues));
  }
}
