package de.kassenbote.routes.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeedEnvelopeProperties {
  @Property(tries = 200)
  void changesAreReadAsPacked(@ForAll @Size(max = 30) Map<String, String> members) {
    FeedEnvelope envelope = envelope(members);
    Packed packed = FeedEnvelopeCodec.pack(envelope);

    assertThat(FeedEnvelopeCodec.open(FeedEnvelopeCodec.VERSION, packed.sha256(), packed.body())).isEqualTo(envelope);
  }

  @Test
  void everyFlippedByteAndEveryCutOfTheBodyIsNoticed() {
    Packed packed = FeedEnvelopeCodec.pack(GoldenEnvelopesTest.feed());
    byte[] body = packed.body();
    for (int i = 0; i < body.length; i++) {
      byte[] flipped = body.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      byte[] cut = Arrays.copyOf(body, i);
      assertThatThrownBy(() -> FeedEnvelopeCodec.open(1, packed.sha256(), flipped)).isInstanceOf(DamagedBody.class);
      assertThatThrownBy(() -> FeedEnvelopeCodec.open(1, packed.sha256(), cut)).isInstanceOf(DamagedBody.class);
    }
  }

  @Test
  void contentThatIsNoFeedEnvelopeIsRejectedWithItsReason() {
    rejected("{}", "not a valid FeedEnvelope");
    rejected("{\"scope\":{\"feed\":\"weather\",\"scope\":\"all\"}}", "unknown feed 'weather': known are [catalog, customer, supplier, stock, settings]");
    String golden = GoldenEnvelopesTest.inflated(FeedEnvelopeCodec.pack(GoldenEnvelopesTest.feed()).body());
    rejected(golden.replace("\"from\":4240", "\"from\":4242"), "change tea has version 4241 outside of 4242 (excluded) to 4243");
    rejected(golden.replace("\"from\":4240,", ""), "from");
    rejected(golden.substring(1), "not a valid FeedEnvelope");
  }

  @Test
  void bodyThatInflatesWithoutEndIsRejected() {
    byte[] body = Body.deflate(new byte[3 << 20]);

    assertThatThrownBy(() -> FeedEnvelopeCodec.open(1, Sha256.of(body), body))
        .isExactlyInstanceOf(RejectedMessage.class)
        .hasMessage("body inflates to more than the allowed 2097152 bytes");
  }

  private static void rejected(String json, String reason) {
    byte[] body = Body.deflate(json.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> FeedEnvelopeCodec.open(1, Sha256.of(body), body))
        .isExactlyInstanceOf(RejectedMessage.class)
        .hasMessageContaining(reason);
  }

  private static FeedEnvelope envelope(Map<String, String> members) {
    List<FeedChange> changes = new ArrayList<>();
    members.forEach(
        (key, name) ->
            changes.add(
                new FeedChange(
                    key,
                    10L + 2L * changes.size(),
                    name.isEmpty() ? null : JsonNodeFactory.instance.objectNode().put("name", name))));
    return new FeedEnvelope(new FeedScope(Feed.CATALOG, "messe"), "g", 5, 500, null, false, changes);
  }
}
