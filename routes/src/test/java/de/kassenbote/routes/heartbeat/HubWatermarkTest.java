package de.kassenbote.routes.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.JournalInMemory;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.relayjournal.RelayJournal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HubWatermarkTest {
  private final JournalInMemory journal = new JournalInMemory("K07").with(10);
  private final SteppedClock clock = new SteppedClock();
  private final RelayJournal relay = new RelayJournal(journal, 10, () -> true, clock);
  private long depth;
  private final HubWatermark watermark =
      new HubWatermark(journal, relay, () -> depth, Duration.ofSeconds(60), clock);

  @Test
  void keepsAHigherWatermark() {
    hint(6);

    assertThat(journal.confirmedSeq()).isEqualTo(6);
  }

  @Test
  void lowerHintThatWasOvertakenChangesNothing() {
    hint(6);
    hint(4);

    assertThat(journal.confirmedSeq()).isEqualTo(6);
    assertThat(relay.next()).isEmpty();
  }

  @Test
  void answerLowerThanWasKnownWhenAskingMeansARestoredHub() {
    hint(8);
    answer(8, 3);

    assertThat(journal.confirmedSeq()).isEqualTo(3);
    assertThat(relay.next()).as("sent again").isPresent();
  }

  @Test
  void answerOvertakenByAHintIsNoRestoredHub() {
    hint(3);
    hint(8);
    answer(3, 3);

    assertThat(journal.confirmedSeq()).isEqualTo(8);
    assertThat(relay.next()).isEmpty();
  }

  @Test
  void watermarkThatStandsStillForAMinuteSendsEverythingUnconfirmedAgain() {
    hint(4);
    clock.advance(Duration.ofSeconds(61));
    answer(4, 4);

    assertThat(relay.next()).get().satisfies(e -> assertThat(e.headers()).containsEntry("fromSeq", 5L));
  }

  @Test
  void watermarkMayStandStillWhileEnvelopesWaitInTheQueue() {
    depth = 1;
    clock.advance(Duration.ofSeconds(61));
    answer(0, 0);

    assertThat(relay.next()).isEmpty();
  }

  @Test
  void sendsAgainWhatTheHubMisses() {
    hear(MessageType.HEARTBEAT_ANSWER, new HeartbeatAnswer(mark(0), 0, clock.instant(), List.of(new SeqRange(2, 3)), List.of(), null, null));

    assertThat(relay.next()).get().satisfies(e -> assertThat(e.headers()).containsEntry("toSeq", 3L));
  }

  @Test
  void watermarkBeyondTheJournalIsNeverBelieved() {
    hear(new Watermark(1, 11, "0".repeat(64)));

    assertThat(journal.confirmedSeq()).isZero();
    assertThat(watermark.conflict()).get().asString().contains("11 entries", "ends at 10");
  }

  @Test
  void watermarkOfOtherEntriesConfirmsNothingAndIsNamedUntilItIsOurs() {
    JournalInMemory copy = new JournalInMemory("K07").with(4);
    copy.append("{\"sold\":\"elsewhere\"}".getBytes(StandardCharsets.UTF_8));
    hint(4);

    hear(new Watermark(1, 5, copy.after(4, 1).get(0).hash()));
    assertThat(journal.confirmedSeq()).as("what both have").isEqualTo(4);
    assertThat(watermark.conflict()).get().asString().contains("entry 5 of till K07 at the hub is another than here");

    clock.advance(Duration.ofSeconds(61));
    hear(MessageType.HEARTBEAT_ANSWER, new HeartbeatAnswer(new Watermark(1, 5, copy.after(4, 1).get(0).hash()), 4, clock.instant(), List.of(), List.of(), null, null));
    assertThat(relay.next()).as("nothing is sent over and over").isEmpty();

    hint(6);
    assertThat(watermark.conflict()).isEmpty();
  }

  @Test
  void lateAnswerOfAHubThatHasCaughtUpIsNoConflict() {
    hint(8);
    answer(8, 3);
    hint(9);

    answer(8, 3);

    assertThat(watermark.conflict()).isEmpty();
    assertThat(journal.confirmedSeq()).as("sent once more, which is harmless").isEqualTo(3);
  }

  @Test
  void watermarkOfAnotherEpochIsNotOurs() {
    hear(new Watermark(2, 6, "0".repeat(64)));

    assertThat(journal.confirmedSeq()).isZero();
  }

  @Test
  void unknownReplyIsRejected() {
    assertThatThrownBy(() -> watermark.hear("song", "{}"))
        .isInstanceOf(RejectedMessage.class)
        .hasMessageContaining("'song'");
  }

  private void hint(long seq) {
    hear(mark(seq));
  }

  private void answer(long confirmedSeq, long seq) {
    hear(MessageType.HEARTBEAT_ANSWER, new HeartbeatAnswer(mark(seq), confirmedSeq, clock.instant(), List.of(), List.of(), null, null));
  }

  private Watermark mark(long seq) {
    return new Watermark(1, seq, seq == 0 ? JournalEntry.genesis(journal.till(), 1) : journal.after(seq - 1, 1).get(0).hash());
  }

  private void hear(Watermark hint) {
    hear(MessageType.WATERMARK, hint);
  }

  private void hear(String type, Object message) {
    watermark.hear(type, Contract.text(message));
  }
}
