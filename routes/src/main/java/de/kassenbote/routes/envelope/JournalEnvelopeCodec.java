package de.kassenbote.routes.envelope;

import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The body of a journal envelope, version {@link #VERSION}: a line of JSON with till, epoch, first seq and count; then
 * for each entry a line of JSON with its fields and the payload's length, the payload's bytes as they are, and a line
 * feed; all of it deflated.
 */
public final class JournalEnvelopeCodec {
  public static final int VERSION = 1;

  /** One entry of the largest payload that a till journals still fits. */
  private static final int MAX_PLAIN = 2 * Limits.PLAIN_BYTES;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9-]{1,60}");

  private JournalEnvelopeCodec() {}

  public static Packed pack(JournalEnvelope envelope) {
    byte[] plain = plain(envelope);
    byte[] body = Body.deflate(plain);
    String sha256 = Sha256.of(body);
    return new Packed(
        Map.of(
            Packed.VERSION, VERSION,
            Packed.SHA256, sha256,
            Packed.TILL, envelope.till().value(),
            Packed.EPOCH, envelope.epoch(),
            Packed.FROM, envelope.from(),
            Packed.TO, envelope.to(),
            Packed.PACKING, envelope.packing().sealed(sha256)),
        body,
        new Packed.Summary(envelope.from(), envelope.to(), envelope.entries().size(), plain.length));
  }

  /**
   * Checks the hash, then reads; what packing it was stands beside the body.
   *
   * @param version the property beside the body
   * @param sha256 the property beside the body
   * @throws DamagedBody when the body is not what was sent
   * @throws RejectedMessage when the body is whole, but no journal envelope of a known version
   */
  public static JournalEnvelope open(int version, String sha256, byte[] body) {
    if (version != VERSION) {
      throw new RejectedMessage("journal envelope of version %d; known is %d".formatted(version, VERSION));
    }
    byte[] plain = Body.open(body, sha256, MAX_PLAIN);
    try {
      return parse(new Lines(plain));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new RejectedMessage("not a journal envelope: " + e.getMessage(), e);
    }
  }

  private static byte[] plain(JournalEnvelope envelope) {
    var out = new ByteArrayOutputStream();
    line(out, new Header(envelope.till(), envelope.epoch(), envelope.from(), envelope.entries().size()));
    for (JournalEntry entry : envelope.entries()) {
      line(out, EntryHeader.of(entry));
      out.writeBytes(entry.payload());
      out.write('\n');
    }
    return out.toByteArray();
  }

  private static void line(ByteArrayOutputStream out, Object header) {
    out.writeBytes(Contract.write(header));
    out.write('\n');
  }

  private static JournalEnvelope parse(Lines lines) {
    Header header = Contract.read(lines.line(), Header.class);
    if (header.count() < 1 || header.count() > Limits.ITEMS) {
      throw new RejectedMessage("an envelope carries 1 to %d entries, got %d".formatted(Limits.ITEMS, header.count()));
    }
    List<JournalEntry> entries = new ArrayList<>(header.count());
    for (int i = 0; i < header.count(); i++) {
      EntryHeader entry = Contract.read(lines.line(), EntryHeader.class);
      entries.add(entry.entry(new EntryKey(header.till(), header.epoch(), header.from() + i), lines.payload(entry.bytes())));
    }
    lines.end();
    return new JournalEnvelope(Packing.UNKNOWN, entries);
  }

  record Header(TillId till, int epoch, long from, int count) {}

  record EntryHeader(String type, int version, Instant occurredAt, String hash, int bytes) {
    static EntryHeader of(JournalEntry e) {
      return new EntryHeader(e.type(), e.version(), e.occurredAt(), e.hash(), e.payload().length);
    }

    JournalEntry entry(EntryKey key, byte[] payload) {
      if (!HASH.matcher(hash).matches()) {
        throw new RejectedMessage("entry %s: '%s' is not a SHA-256 in hex".formatted(key, hash));
      }
      if (!TYPE.matcher(type).matches()) {
        throw new RejectedMessage("entry %s: a type has 1 to 60 of a-z, 0-9 and hyphen".formatted(key));
      }
      return new JournalEntry(key, type, version, occurredAt, payload, hash);
    }
  }

  /** Reads the framing; every way of being cut short is an error. */
  private static final class Lines {
    private final byte[] bytes;
    private int position;

    Lines(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] line() {
      int end = position;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      byte[] line = take(end - position);
      lineFeed();
      return line;
    }

    byte[] payload(int length) {
      byte[] payload = take(length);
      lineFeed();
      return payload;
    }

    void end() {
      if (position != bytes.length) {
        throw new RejectedMessage("%d bytes follow the last entry".formatted(bytes.length - position));
      }
    }

    private byte[] take(int length) {
      if (length < 0 || length > bytes.length - position) {
        throw new RejectedMessage("envelope ends %d bytes early".formatted(length - (bytes.length - position)));
      }
      byte[] taken = java.util.Arrays.copyOfRange(bytes, position, position + length);
      position += length;
      return taken;
    }

    private void lineFeed() {
      if (take(1)[0] != '\n') {
        throw new RejectedMessage("a line feed is missing at byte " + (position - 1));
      }
    }
  }
}
