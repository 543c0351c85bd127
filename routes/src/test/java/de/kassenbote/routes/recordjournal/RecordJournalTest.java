package de.kassenbote.routes.recordjournal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Packing;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import de.kassenbote.routes.synclog.Exchanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordJournalTest {
  private static final TillId K07 = new TillId("K07");

  private final RecorderInMemory recorder = new RecorderInMemory();
  private final List<Exchanged> noted = new ArrayList<>();
  private final RecordJournal recordJournal = new RecordJournal(recorder, noted::add);

  @Test
  void envelopeOfTheValidatedTillIsRecorded() {
    Packed packed = JournalEnvelopeCodec.pack(envelope());
    assertThat(recordJournal.record("K07", packed.headers(), packed.body())).isEqualTo(new Watermark(2, 5, RecorderInMemory.lastHash(envelope())));
    assertThat(recorder.recorded).containsExactly(envelope());
  }

  @Test
  void packingIsKnownUnlessItWasChangedOnTheRoadOrIsLacking() {
    Packed packed = JournalEnvelopeCodec.pack(envelope());
    String sealed = String.valueOf(packed.headers().get(Packed.PACKING));
    recordJournal.record("K07", packed.headers(), packed.body());
    recordJournal.record("K07", packed.headers(), packed.body());
    recordJournal.record("K07", with(packed, Packed.PACKING, (sealed.charAt(0) == 'a' ? 'b' : 'a') + sealed.substring(1)), packed.body());
    recordJournal.record("K07", with(packed, Packed.PACKING, 7), packed.body());
    assertThat(recorder.recorded).extracting(JournalEnvelope::packing).hasSize(4);
    assertThat(recorder.recorded.get(0).packing()).isEqualTo(recorder.recorded.get(1).packing()).isNotEqualTo(Packing.UNKNOWN);
    assertThat(recorder.recorded.subList(2, 4)).extracting(JournalEnvelope::packing).containsOnly(Packing.UNKNOWN);
  }

  @Test
  void envelopeOfAnotherTillIsRejected() {
    Packed packed = JournalEnvelopeCodec.pack(envelope());
    assertThatThrownBy(() -> recordJournal.record("K08", packed.headers(), packed.body()))
        .isInstanceOf(RejectedMessage.class)
        .hasMessage("till K08 sent entries of till K07");
    assertThat(recorder.recorded).isEmpty();
  }

  @Test
  void everyEnvelopeIsNotedWithWhatBecameOfIt() {
    Packed packed = JournalEnvelopeCodec.pack(envelope());
    recordJournal.record("K07", packed.headers(), packed.body());
    recordJournal.record("K07", packed.headers(), damaged(packed));
    assertThatThrownBy(() -> recordJournal.record("K08", packed.headers(), packed.body())).isInstanceOf(RejectedMessage.class);
    assertThat(noted).extracting(Exchanged::result).containsExactly(Result.OK, Result.DAMAGED, Result.REJECTED);
    assertThat(noted.get(0))
        .isEqualTo(
            new Exchanged(
                K07, Direction.RECEIVED, What.JOURNAL, "epoch 2", 4, 5, 2, packed.body().length, Result.OK, noted.get(0).tookMillis(), null));
    assertThat(noted.get(2).till()).as("who sent it, whatever it claims").isEqualTo(new TillId("K08"));
  }

  @Test
  void envelopeThatBroughtNothingNewIsNotedForWhatItWas() {
    Packed packed = JournalEnvelopeCodec.pack(envelope());
    recordJournal.record("K07", packed.headers(), packed.body());
    recordJournal.record("K07", packed.headers(), packed.body());
    recorder.setAside = 2;
    recordJournal.record("K07", packed.headers(), packed.body());
    recorder.setAside = 0;
    recorder.askedAgain = new SeqRange(4, 5);
    recordJournal.record("K07", packed.headers(), packed.body());
    assertThat(noted).extracting(Exchanged::result).containsExactly(Result.OK, Result.DUPLICATE, Result.REJECTED, Result.DAMAGED);
    assertThat(noted.get(2).detail()).isEqualTo("0 new; 2 are recorded with other content");
    assertThat(noted.get(3).detail()).isEqualTo("0 new; 4 to 5 do not fit the till's chain, and are asked for again");
  }

  @Test
  void senderThatIsNoTillIsRejected() {
    Packed packed = JournalEnvelopeCodec.pack(envelope());
    assertThatThrownBy(() -> recordJournal.record(null, packed.headers(), packed.body())).isInstanceOf(RejectedMessage.class);
    assertThatThrownBy(() -> recordJournal.record("hub", packed.headers(), packed.body())).isInstanceOf(RejectedMessage.class);
  }

  @Test
  void whatIsNotBytesIsRejected() {
    assertThatThrownBy(() -> recordJournal.record("K07", Map.of(), "text"))
        .isInstanceOf(RejectedMessage.class)
        .hasMessageContaining("got String");
    assertThatThrownBy(() -> recordJournal.record("K07", Map.of(), null)).isInstanceOf(RejectedMessage.class);
  }

  @Test
  void missingOrWrongPropertiesAreRejectedByName() {
    Packed packed = JournalEnvelopeCodec.pack(envelope());
    assertThatThrownBy(() -> recordJournal.record("K07", with(packed, Packed.VERSION, "one"), packed.body()))
        .hasMessage("property envelopeVersion must be a number, got one");
    assertThatThrownBy(() -> recordJournal.record("K07", with(packed, Packed.SHA256, 5), packed.body()))
        .hasMessage("property sha256 must be text, got 5");
    assertThatThrownBy(() -> recordJournal.record("K07", with(packed, Packed.VERSION, 9), packed.body()))
        .hasMessage("journal envelope of version 9; known is 1");
  }

  @Test
  void damagedBodyIsAskedForAgainAndNotRecorded() {
    Packed packed = JournalEnvelopeCodec.pack(envelope());
    assertThat(recordJournal.record("K07", packed.headers(), damaged(packed))).isEqualTo(new Watermark(2, 0, JournalEntry.genesis(K07, 2)));
    assertThat(recorder.damaged).containsExactly(new SeqRange(4, 5));
    assertThat(recorder.recorded).isEmpty();
  }

  @Test
  void propertiesOfADamagedBodyAreOnlyBelievedWhenTheyCanBeTrue() {
    Packed packed = JournalEnvelopeCodec.pack(envelope());
    assertThat(recordJournal.record("K08", packed.headers(), damaged(packed))).isNull();
    assertThat(recordJournal.record("K07", with(packed, Packed.TO, 100_000L), damaged(packed))).isNull();
    assertThat(recordJournal.record("K07", with(packed, Packed.FROM, -1L), damaged(packed))).isNull();
    assertThat(recordJournal.record("K07", with(packed, Packed.FROM, Long.MIN_VALUE), damaged(packed))).isNull();
    assertThat(recordJournal.record("K07", with(packed, Packed.EPOCH, 0), damaged(packed))).isNull();
    assertThat(recordJournal.record("K07", with(packed, Packed.EPOCH, "x"), damaged(packed))).isNull();
    assertThat(recorder.damaged).isEmpty();
  }

  @Test
  void timeThatNoClockShowsIsRejected() {
    String json = "{\"till\":\"K07\",\"epoch\":1,\"from\":1,\"count\":1}\n{\"type\":\"receipt\",\"version\":1,"
        + "\"occurredAt\":\"+999999999-01-01T00:00:00Z\",\"hash\":\"" + "0".repeat(64) + "\",\"bytes\":0}\n\n";
    byte[] body = deflated(json);
    Map<String, Object> headers = Map.of(Packed.VERSION, 1, Packed.SHA256, de.kassenbote.routes.envelope.Sha256.of(body));
    assertThatThrownBy(() -> recordJournal.record("K07", headers, body)).isInstanceOf(RejectedMessage.class);
  }

  private static byte[] deflated(String text) {
    var out = new java.io.ByteArrayOutputStream();
    try (var deflate = new java.util.zip.DeflaterOutputStream(out)) {
      deflate.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static JournalEnvelope envelope() {
    JournalEntry first =
        JournalEntry.chained("0".repeat(64), new EntryKey(K07, 2, 4), "receipt", 1, Instant.EPOCH, new byte[] {1, 2, 3});
    JournalEntry second = JournalEntry.chained(first.hash(), new EntryKey(K07, 2, 5), "abort", 1, Instant.EPOCH, new byte[0]);
    return new JournalEnvelope(List.of(first, second));
  }

  private static Map<String, Object> with(Packed packed, String property, Object value) {
    Map<String, Object> headers = new HashMap<>(packed.headers());
    headers.put(property, value);
    return headers;
  }

  private static byte[] damaged(Packed packed) {
    byte[] body = packed.body().clone();
    body[body.length / 2] ^= 1;
    return body;
  }
}
