package de.kassenbote.routes.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** The bodies of version 1, inflated. These files never change; another form is another version. */
class GoldenEnvelopesTest {
  @Test
  void journalEnvelopeIsWrittenAsTheGoldenBytesAndReadBackEqual() {
    Packed packed = JournalEnvelopeCodec.pack(journal());

    assertThat(inflated(packed.body())).isEqualTo(golden("journal-envelope.txt"));
    byte[] body = Body.deflate(golden("journal-envelope.txt").getBytes(StandardCharsets.UTF_8));
    assertThat(JournalEnvelopeCodec.open(1, Sha256.of(body), body)).isEqualTo(journal());
  }

  @Test
  void feedEnvelopeIsWrittenAsTheGoldenJsonAndReadBackEqual() throws IOException {
    Packed packed = FeedEnvelopeCodec.pack(feed());

    assertThat(Contract.mapper().readTree(inflated(packed.body()))).isEqualTo(Contract.mapper().readTree(golden("feed-envelope.json")));
    byte[] body = Body.deflate(golden("feed-envelope.json").getBytes(StandardCharsets.UTF_8));
    // as text: a whole number read from JSON is a node of another class than one written
    assertThat(Contract.text(FeedEnvelopeCodec.open(1, Sha256.of(body), body))).isEqualTo(Contract.text(feed()));
  }

  @Test
  void hashesAreThoseOfTheFirstRelease() {
    assertThat(JournalEntry.genesis(Samples.K07, 2)).isEqualTo(golden("genesis.txt").strip());
    assertThat(journal().entries().get(0).follows(JournalEntry.genesis(Samples.K07, 2))).isTrue();
  }

  @Test
  void propertiesBesideTheBodyNameAndRouteIt() {
    assertThat(JournalEnvelopeCodec.pack(journal()).headers())
        .containsEntry("envelopeVersion", 1)
        .containsEntry("till", "K07")
        .containsEntry("epoch", 2)
        .containsEntry("fromSeq", 1L)
        .containsEntry("toSeq", 2L);
    assertThat(FeedEnvelopeCodec.pack(feed()).headers())
        .containsEntry("feed", "catalog")
        .containsEntry("scope", "catalog/messe")
        .containsEntry("target", "K07");
  }

  @Test
  void unknownVersionsAreRejected() {
    Packed journal = JournalEnvelopeCodec.pack(journal());
    Packed feed = FeedEnvelopeCodec.pack(feed());

    assertThatThrownBy(() -> JournalEnvelopeCodec.open(2, journal.sha256(), journal.body()))
        .isExactlyInstanceOf(RejectedMessage.class)
        .hasMessage("journal envelope of version 2; known is 1");
    assertThatThrownBy(() -> FeedEnvelopeCodec.open(0, feed.sha256(), feed.body()))
        .isExactlyInstanceOf(RejectedMessage.class)
        .hasMessage("feed envelope of version 0; known is 1");
  }

  static JournalEnvelope journal() {
    JournalEntry first =
        JournalEntry.chained(
            JournalEntry.genesis(Samples.K07, 2), new EntryKey(Samples.K07, 2, 1), "receipt", 1, Samples.NOON, Contract.write(Samples.receipt()));
    JournalEntry second =
        JournalEntry.chained(
            first.hash(), new EntryKey(Samples.K07, 2, 2), "of-a-later-version", 9, Samples.NOON, "line\nfeed {".getBytes(StandardCharsets.UTF_8));
    return new JournalEnvelope(List.of(first, second));
  }

  static FeedEnvelope feed() {
    return new FeedEnvelope(
        new FeedScope(Feed.CATALOG, "messe"),
        "g-1",
        4240,
        4243,
        Samples.K07,
        true,
        List.of(new FeedChange("tea", 4241, Contract.tree(Samples.article())), new FeedChange("roll", 4243, null)));
  }

  static String inflated(byte[] body) {
    try (InputStream plain = new InflaterInputStream(new ByteArrayInputStream(body))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String golden(String file) {
    try (InputStream in = GoldenEnvelopesTest.class.getResourceAsStream("/contract/v1/" + file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
