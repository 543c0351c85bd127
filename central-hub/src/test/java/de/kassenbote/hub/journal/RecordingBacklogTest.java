package de.kassenbote.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.JMSContext;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingBacklogTest {
  private static final String LAST = Queues.journalIn(Queues.PARTITIONS - 1);

  private final SteppedClock clock = new SteppedClock();
  private TwoBrokers brokers;
  private RecordingBacklog backlog;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    brokers = new TwoBrokers(directory);
    brokers.openHub();
    backlog = new RecordingBacklog(brokers.hub(), clock);
  }

  @AfterEach
  void close() {
    brokers.close();
  }

  @Test
  void oneEnvelopeIsBeingRecordedAndTheNextOneQueues() {
    assertThat(backlog.queuesUp()).isFalse();
    send(Queues.journalIn(0));
    send(LAST);
    assertThat(backlog.queuesUp()).isFalse();
    send(LAST);
    assertThat(backlog.queuesUp()).isTrue();
  }

  @Test
  void aPartitionThatNothingLeavesIsStuckAndDoesNotCountUntilItMoves() {
    send(LAST);
    send(LAST);
    send(LAST);
    assertThat(backlog.queuesUp()).isTrue();
    clock.advance(Duration.ofSeconds(6));
    assertThat(backlog.queuesUp()).isFalse();
    take(LAST);
    assertThat(backlog.queuesUp()).isTrue();
  }

  @Test
  void nothingQueuesAtABrokerThatDoesNotRun() {
    send(LAST);
    send(LAST);
    brokers.hub().close();
    assertThat(backlog.queuesUp()).isFalse();
  }

  private void send(String queue) {
    try (JMSContext context = brokers.hub().connectionFactory().createContext()) {
      context.createProducer().send(context.createQueue(queue), "an envelope");
    }
  }

  private void take(String queue) {
    try (JMSContext context = brokers.hub().connectionFactory().createContext()) {
      assertThat(context.createConsumer(context.createQueue(queue)).receive(5_000)).isNotNull();
    }
  }
}
