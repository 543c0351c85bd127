package de.kassenbote.routes.relayjournal;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.routes.JournalInMemory;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Queues;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingEnvelopesTest {
  private static final TillId K07 = new TillId("K07");

  private final Packed packed = JournalEnvelopeCodec.pack(new JournalEnvelope(new JournalInMemory("K07").with(5).after(2, 3)));
  private TwoBrokers brokers;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    brokers = new TwoBrokers(directory);
  }

  @AfterEach
  void stop() {
    brokers.close();
  }

  @Test
  void lastOfThisTillAndEpochIsFound() {
    assertThat(last(1)).isZero();
    put(packed.headers());

    assertThat(last(1)).isEqualTo(5);
    assertThat(last(2)).isZero();
  }

  /** A flipped bit in what the broker stored can make a property another one. */
  @Test
  void envelopeWithoutItsPropertiesMeansThatNothingIsKnownAndIsNoFailure() {
    put(packed.headers());
    Map<String, Object> damaged = new HashMap<>(packed.headers());
    damaged.put("epocx", damaged.remove(Packed.EPOCH));
    put(damaged);

    assertThat(last(1)).isZero();
  }

  private long last(int epoch) {
    return WaitingEnvelopes.lastSeq(brokers.till().connectionFactory(), K07, epoch);
  }

  private void put(Map<String, ?> properties) {
    try (JMSContext context = brokers.till().connectionFactory().createContext()) {
      JMSProducer producer = context.createProducer();
      properties.forEach(producer::setProperty);
      producer.send(context.createQueue(Queues.JOURNAL_OUT), packed.body());
    }
  }
}
