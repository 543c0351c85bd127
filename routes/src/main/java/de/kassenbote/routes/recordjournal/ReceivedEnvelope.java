package de.kassenbote.routes.recordjournal;

import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.DamagedBody;
import de.kassenbote.routes.envelope.JournalEnvelope;
import de.kassenbote.routes.envelope.JournalEnvelopeCodec;
import de.kassenbote.routes.envelope.Limits;
import de.kassenbote.routes.envelope.Packed;
import de.kassenbote.routes.envelope.Packing;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An envelope as the broker delivered it: who sent it, and properties and body that nothing has been believed of yet. */
final class ReceivedEnvelope {
  private final TillId sender;
  private final Map<String, Object> properties;
  private final byte[] body;

  private ReceivedEnvelope(TillId sender, Map<String, Object> properties, byte[] body) {
    this.sender = sender;
    this.properties = properties;
    this.body = body;
  }

  /**
   * @throws RejectedMessage when the sender is no till, or the body is not bytes
   */
  static ReceivedEnvelope of(@Nullable String validatedUser, Map<String, Object> properties, @Nullable Object body) {
    if (!(body instanceof byte[] bytes)) {
      throw new RejectedMessage("a journal envelope is a message of bytes, got " + (body == null ? "none" : body.getClass().getSimpleName()));
    }
    return new ReceivedEnvelope(till(validatedUser), properties, bytes);
  }

  TillId sender() {
    return sender;
  }

  int bytes() {
    return body.length;
  }

  /**
   * Opening touches nothing but memory: whatever goes wrong is the content's fault.
   *
   * @throws DamagedBody when the body is not what was sent
   * @throws RejectedMessage when the body is whole, but no envelope of the sender
   */
  JournalEnvelope open() {
    JournalEnvelope envelope;
    try {
      envelope = JournalEnvelopeCodec.open(number(Packed.VERSION).intValue(), text(Packed.SHA256), body);
    } catch (RejectedMessage e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RejectedMessage("not a journal envelope: " + e.getMessage(), e);
    }
    if (!envelope.till().equals(sender)) {
      throw new RejectedMessage("till %s sent entries of till %s".formatted(sender, envelope.till()));
    }
    return envelope.packedAs(Packing.of(properties.get(Packed.PACKING), text(Packed.SHA256)));
  }

  /** Which entries a damaged body carried, as far as the properties say so and are those of the sender. */
  Optional<Claim> claim() {
    try {
      long from = number(Packed.FROM).longValue();
      long to = number(Packed.TO).longValue();
      int epoch = number(Packed.EPOCH).intValue();
      boolean plausible = text(Packed.TILL).equals(sender.value()) && epoch >= 1 && to - from < Limits.ITEMS;
      return plausible ? Optional.of(new Claim(epoch, new SeqRange(from, to))) : Optional.empty();
    } catch (IllegalArgumentException | RejectedMessage e) {
      return Optional.empty();
    }
  }

  private static TillId till(@Nullable String validatedUser) {
    try {
      return new TillId(String.valueOf(validatedUser));
    } catch (IllegalArgumentException e) {
      throw new RejectedMessage("the sender is no till: " + e.getMessage(), e);
    }
  }

  private Number number(String property) {
    if (properties.get(property) instanceof Number number) {
      return number;
    }
    throw missing(property, "a number");
  }

  private String text(String property) {
    if (properties.get(property) instanceof String text) {
      return text;
    }
    throw missing(property, "text");
  }

  private RejectedMessage missing(String property, String wanted) {
    return new RejectedMessage("property %s must be %s, got %s".formatted(property, wanted, properties.get(property)));
  }

  /** What the properties say that a body carried. */
  record Claim(int epoch, SeqRange range) {}
}
