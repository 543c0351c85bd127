package de.kassenbote.cli.hub;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/** A QR code (ISO/IEC 18004) for a terminal: two rows of modules in a line of half blocks, light modules drawn, so that it is read on dark and on light ground. */
final class QrText {
  private QrText() {}

  static String of(String text) {
    BitMatrix modules = modules(text);
    StringBuilder lines = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y += 2) {
      lines.append("\u001b[30;107m");
      for (int x = 0; x < modules.getWidth(); x++) {
        lines.append(block(modules.get(x, y), y + 1 < modules.getHeight() && modules.get(x, y + 1)));
      }
      lines.append("\u001b[0m").append(System.lineSeparator());
    }
    return lines.toString();
  }

  private static BitMatrix modules(String text) {
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: %d characters".formatted(text.length()), e);
    }
  }

  private static char block(boolean upper, boolean lower) {
    if (upper && lower) {
      return '█';
    }
    return upper ? '▀' : lower ? '▄' : ' ';
  }
}
