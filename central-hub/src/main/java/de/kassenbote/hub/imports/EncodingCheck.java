package de.kassenbote.hub.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a whole file once to see that every byte is text in its charset, so that no letter is ever replaced silently. */
final class EncodingCheck {
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
  private final CharBuffer chars = CharBuffer.allocate(1 << 16);
  private final Charset charset;
  private long offset;
  private long line = 1;
  private boolean anyText;

  private EncodingCheck(Charset charset) {
    this.charset = charset;
    this.decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** @throws RefusedFile naming the line and the byte where it is not, or when there is no text at all */
  static void require(Path file, Charset charset) throws IOException {
    EncodingCheck check = new EncodingCheck(charset);
    try (InputStream in = Files.newInputStream(file)) {
      check.readAll(in);
    }
    if (!check.anyText) {
      throw new RefusedFile("the file is empty: expected are a header line and at least one row");
    }
  }

  private void readAll(InputStream in) throws IOException {
    boolean end = false;
    while (!end) {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      end = read < 0;
      bytes.position(bytes.position() + Math.max(read, 0));
      bytes.flip();
      decode(end);
      bytes.compact();
    }
  }

  private void decode(boolean end) {
    CoderResult result;
    do {
      int before = bytes.position();
      result = decoder.decode(bytes, chars, end);
      offset += bytes.position() - before;
      count();
      if (result.isError()) {
        throw broken(bytes.get(bytes.position()));
      }
    } while (result.isOverflow());
  }

  private void count() {
    chars.flip();
    while (chars.hasRemaining()) {
      char c = chars.get();
      line += c == '\n' ? 1 : 0;
      anyText |= !Character.isWhitespace(c) && c != '\uFEFF';
    }
    chars.clear();
  }

  private RefusedFile broken(byte wrong) {
    String hint = charset.equals(StandardCharsets.UTF_8) ? ": save it as UTF-8, or name its charset, such as windows-1252" : "";
    return new RefusedFile(
        "line %d, byte %d of the file: 0x%02X is not %s text%s".formatted(line, offset, wrong & 0xFF, charset.name(), hint));
  }
}
