package de.kassenbote.routes.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.JournalInMemory;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.endpoint.MessageType;
import de.kassenbote.routes.relayjournal.RelayJournal;
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
    hear(new Watermark(1, 6));

    assertThat(journal.confirmedSeq()).isEqualTo(6);
  }

  @Test
  void lowerHintThatWasOvertakenChangesNothing() {
    hear(new Watermark(1, 6));
    hear(new Watermark(1, 4));

    assertThat(journal.confirmedSeq()).isEqualTo(6);
    assertThat(relay.next()).isEmpty();
  }

  @Test
  void answerLowerThanWasKnownWhenAskingMeansARestoredHub() {
    hear(new Watermark(1, 8));
    ask();
    answer(3);

    assertThat(journal.confirmedSeq()).isEqualTo(3);
    assertThat(relay.next()).as("sent again").isPresent();
  }

  @Test
  void answerOvertakenByAHintIsNoRestoredHub() {
    hear(new Watermark(1, 3));
    ask();
    hear(new Watermark(1, 8));
    answer(3);

    assertThat(journal.confirmedSeq()).isEqualTo(8);
    assertThat(relay.next()).isEmpty();
  }

  @Test
  void watermarkThatStandsStillForAMinuteSendsEverythingUnconfirmedAgain() {
    hear(new Watermark(1, 4));
    clock.advance(Duration.ofSeconds(61));
    ask();
    answer(4);

    assertThat(relay.next()).get().satisfies(e -> assertThat(e.headers()).containsEntry("fromSeq", 5L));
  }

  @Test
  void watermarkMayStandStillWhileEnvelopesWaitInTheQueue() {
    depth = 1;
    clock.advance(Duration.ofSeconds(61));
    ask();
    answer(0);

    assertThat(relay.next()).isEmpty();
  }

  @Test
  void sendsAgainWhatTheHubMisses() {
    ask();
    hear(MessageType.HEARTBEAT_ANSWER, new HeartbeatAnswer(1, 0, clock.instant(), List.of(new SeqRange(2, 3))));

    assertThat(relay.next()).get().satisfies(e -> assertThat(e.headers()).containsEntry("toSeq", 3L));
  }

  @Test
  void watermarkBeyondTheJournalIsNeverBelieved() {
    hear(new Watermark(1, 11));

    assertThat(journal.confirmedSeq()).isZero();
  }

  @Test
  void watermarkOfAnotherEpochIsNotOurs() {
    hear(new Watermark(2, 6));

    assertThat(journal.confirmedSeq()).isZero();
  }

  @Test
  void unknownReplyIsRejected() {
    assertThatThrownBy(() -> watermark.hear("song", "{}"))
        .isInstanceOf(RejectedMessage.class)
        .hasMessageContaining("'song'");
  }

  private void ask() {
    watermark.asked(
        new Heartbeat(
            journal.till(), 1, "test", clock.instant(), 10, journal.confirmedSeq(), 0, 0, "EUR", clock.instant(),
            List.of(), List.of(), 0, 0, 0));
  }

  private void answer(long seq) {
    hear(MessageType.HEARTBEAT_ANSWER, new HeartbeatAnswer(1, seq, clock.instant(), List.of()));
  }

  private void hear(Watermark hint) {
    hear(MessageType.WATERMARK, hint);
  }

  private void hear(String type, Object message) {
    watermark.hear(type, Contract.text(message));
  }
}
