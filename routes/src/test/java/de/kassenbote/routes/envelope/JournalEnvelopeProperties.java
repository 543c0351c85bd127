package de.kassenbote.routes.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JournalEnvelopeProperties {
  @Property(tries = 300)
  void payloadsOfAnyBytesTravelUnchanged(@ForAll("payloads") List<byte[]> payloads) {
    JournalEnvelope envelope = envelope(payloads);
    Packed packed = JournalEnvelopeCodec.pack(envelope);
    JournalEnvelope opened = JournalEnvelopeCodec.open(JournalEnvelopeCodec.VERSION, packed.sha256(), packed.body());

    assertThat(opened).isEqualTo(envelope);
    assertThat(opened.entries()).extracting(JournalEntry::payload).containsExactlyElementsOf(payloads);
  }

  @Property(tries = 20)
  void everyFlippedByteAndEveryCutOfTheBodyIsNoticed(@ForAll("payloads") List<byte[]> payloads) {
    Packed packed = JournalEnvelopeCodec.pack(envelope(payloads));
    byte[] body = packed.body();
    for (int i = 0; i < body.length; i++) {
      byte[] flipped = body.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      byte[] cut = Arrays.copyOf(body, i);
      assertThatThrownBy(() -> JournalEnvelopeCodec.open(1, packed.sha256(), flipped)).isInstanceOf(DamagedBody.class);
      assertThatThrownBy(() -> JournalEnvelopeCodec.open(1, packed.sha256(), cut)).isInstanceOf(DamagedBody.class);
    }
  }

  @Property(tries = 20)
  void changeBeforeTheHashWasTakenIsRejectedOrBreaksTheChain(@ForAll("payloads") List<byte[]> payloads) {
    JournalEnvelope envelope = envelope(payloads);
    byte[] plain = plain(JournalEnvelopeCodec.pack(envelope));
    for (int i = 0; i < plain.length; i++) {
      byte[] cut = Body.deflate(Arrays.copyOf(plain, i));
      assertThatThrownBy(() -> JournalEnvelopeCodec.open(1, Sha256.of(cut), cut)).isExactlyInstanceOf(RejectedMessage.class);
      byte[] flipped = plain.clone();
      flipped[i] ^= (byte) (1 << (i % 7));
      changeIsRejectedOrBreaksTheChain(envelope, Body.deflate(flipped));
    }
  }

  @Property(tries = 200)
  void anyBytesAsABodyAreRejected(@ForAll byte[] body) {
    assertThatThrownBy(() -> JournalEnvelopeCodec.open(1, Sha256.of(body), body))
        .isExactlyInstanceOf(RejectedMessage.class)
        .message()
        .isNotBlank();
  }

  @Provide
  Arbitrary<List<byte[]>> payloads() {
    Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
    Arbitrary<byte[]> text = Arbitraries.strings().ofMaxLength(30).map(s -> s.getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(bytes, text).list().ofMinSize(1).ofMaxSize(4);
  }

  private static void changeIsRejectedOrBreaksTheChain(JournalEnvelope sent, byte[] body) {
    JournalEnvelope opened;
    try {
      opened = JournalEnvelopeCodec.open(1, Sha256.of(body), body);
    } catch (RejectedMessage e) {
      assertThat(e).isExactlyInstanceOf(RejectedMessage.class);
      return;
    }
    // a flip may write the same another way, such as 't' for 'T' in a time
    assertThat(opened.equals(sent) || !isChained(opened)).isTrue();
  }

  private static boolean isChained(JournalEnvelope envelope) {
    String hash = JournalEntry.genesis(Samples.K07, 1);
    for (JournalEntry entry : envelope.entries()) {
      if (!entry.follows(hash)) {
        return false;
      }
      hash = entry.hash();
    }
    return true;
  }

  private static JournalEnvelope envelope(List<byte[]> payloads) {
    List<JournalEntry> entries = new ArrayList<>();
    String hash = JournalEntry.genesis(Samples.K07, 1);
    for (byte[] payload : payloads) {
      JournalEntry entry =
          JournalEntry.chained(
              hash, new EntryKey(Samples.K07, 1, entries.size() + 1L), "receipt", 1, Instant.ofEpochMilli(1_773_489_600_123L), payload);
      entries.add(entry);
      hash = entry.hash();
    }
    return new JournalEnvelope(entries);
  }

  private static byte[] plain(Packed packed) {
    return Body.open(packed.body(), packed.sha256(), 1 << 20);
  }
}
