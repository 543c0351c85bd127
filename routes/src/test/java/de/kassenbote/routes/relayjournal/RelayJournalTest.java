package de.kassenbote.routes.relayjournal;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.JournalInMemory;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Limits;
import de.kassenbote.routes.envelope.Packed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelayJournalTest {
  private final JournalInMemory journal = new JournalInMemory("K07");
  private final SteppedClock clock = new SteppedClock();
  private boolean linked = true;
  private RelayJournal relay = new RelayJournal(journal, 0, () -> linked, clock);

  @Test
  void relaysAtOnceWhileTheLinkIsUp() {
    journal.with(3);

    assertThat(relayAll()).containsExactly(new SeqRange(1, 3));
    assertThat(relay.next()).isEmpty();
  }

  @Test
  void whatIsSoldRightAfterAnEnvelopeGathersUntilTheNextTick() {
    journal.with(3);
    relayAll();
    journal.with(2);
    relay.wake();

    assertThat(relay.next()).as("at once").isEmpty();
    clock.advance(Duration.ofMillis(49));
    journal.with(1);
    assertThat(relay.next()).as("just before").isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(relayAll()).containsExactly(new SeqRange(4, 6));
  }

  @Test
  void waitsThirtySecondsWhileTheLinkIsDown() {
    linked = false;
    journal.with(3);

    assertThat(relay.next()).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    assertThat(relayAll()).containsExactly(new SeqRange(1, 3));
  }

  @Test
  void gathersWhatIsSoldUntilTheWayIsFree() {
    linked = false;
    journal.with(3);
    relay.wake();
    assertThat(relay.next()).isEmpty();

    journal.with(4);
    linked = true;
    assertThat(relayAll()).containsExactly(new SeqRange(1, 7));
  }

  @Test
  void doesNotWaitForMoreThanFiveHundredEntries() {
    linked = false;
    journal.with(1001);

    assertThat(relayAll()).as("the rest waits").containsExactly(new SeqRange(1, 500), new SeqRange(501, 1000));
  }

  @Test
  void packsNoMoreThanFiveHundredEntriesIntoAnEnvelope() {
    journal.with(1201);

    assertThat(relayAll()).containsExactly(new SeqRange(1, 500), new SeqRange(501, 1000), new SeqRange(1001, 1201));
  }

  @Test
  void envelopeOfIncompressibleEntriesStaysBelowTheBrokersLargeMessages() {
    byte[] noise = new byte[3_000];
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      random.nextBytes(noise);
      journal.append(noise.clone());
    }

    List<Packed> envelopes = takeAll();

    assertThat(envelopes).allSatisfy(e -> assertThat(e.body()).hasSizeLessThanOrEqualTo(Limits.PACKED_BYTES));
    assertThat(envelopes.stream().mapToInt(e -> open(e).entries().size()).sum()).isEqualTo(200);
  }

  @Test
  void entryLargerThanAnEnvelopeTravelsAlone() {
    byte[] noise = new byte[200_000];
    new Random(2).nextBytes(noise);
    journal.append(noise);
    journal.with(1);

    assertThat(relayAll()).containsExactly(new SeqRange(1, 1), new SeqRange(2, 2));
  }

  @Test
  void envelopeWhoseSendFailedIsTakenAgainAfterASecond() {
    journal.with(2);
    assertThat(relay.next()).isPresent();

    assertThat(relay.next()).as("right after the failure").isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(relayAll()).containsExactly(new SeqRange(1, 2));
  }

  @Test
  void relaysWhatTheHubMissesAndNothingElse() {
    journal.with(1500);
    relayAll();

    relay.again(List.of(new SeqRange(3, 4), new SeqRange(10, 1200)));

    assertThat(relayAll())
        .containsExactly(
            new SeqRange(3, 4), new SeqRange(10, 509), new SeqRange(510, 1009), new SeqRange(1010, 1200));
  }

  @Test
  void whatTheHubMissesWaitsUntilTheWayIsFreeAndIsNotGatheredTwice() {
    journal.with(10);
    relayAll();
    linked = false;

    relay.again(List.of(new SeqRange(3, 4), new SeqRange(6, 7)));
    relay.again(List.of(new SeqRange(3, 4), new SeqRange(6, 7)));
    assertThat(relay.next()).as("while the line is busy").isEmpty();

    linked = true;
    assertThat(relayAll()).containsExactly(new SeqRange(3, 4), new SeqRange(6, 7));
  }

  @Test
  void startsAgainAfterAWatermark() {
    journal.with(10);
    relayAll();

    relay.startAgainAfter(4);

    assertThat(relayAll()).containsExactly(new SeqRange(5, 10));
  }

  @Test
  void startingAgainWhileAnEnvelopeIsOnItsWayIsNotForgotten() {
    journal.with(10);
    relayAll();
    journal.with(5);
    relay.next();

    relay.startAgainAfter(4);
    relay.relayed();

    assertThat(relayAll()).containsExactly(new SeqRange(5, 15));
  }

  @Test
  void afterAStartContinuesBehindWhatAlreadyWaitsInTheQueue() {
    journal.with(10);
    relay = new RelayJournal(journal, 7, () -> true, clock);

    assertThat(relayAll()).containsExactly(new SeqRange(8, 10));
  }

  @Test
  void afterAStartWithAnEmptyQueueRelaysEverythingUnconfirmed() {
    journal.with(10);
    journal.confirm(6);
    relay = new RelayJournal(journal, 0, () -> true, clock);

    assertThat(relayAll()).containsExactly(new SeqRange(7, 10));
  }

  private List<SeqRange> relayAll() {
    return takeAll().stream().map(RelayJournalTest::open).map(e -> new SeqRange(e.from(), e.to())).toList();
  }

  private List<Packed> takeAll() {
    List<Packed> taken = new ArrayList<>();
    for (Optional<Packed> next = relay.next(); next.isPresent(); next = relay.next()) {
      taken.add(next.get());
      relay.relayed();
    }
    return taken;
  }

  private static JournalEnvelope open(Packed packed) {
    return JournalEnvelopeCodec.open(JournalEnvelopeCodec.VERSION, packed.sha256(), packed.body());
  }
}
