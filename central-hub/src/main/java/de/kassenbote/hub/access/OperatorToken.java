package de.kassenbote.hub.access;

import de.kassenbote.certificates.OwnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Whoever can read the file {@code operator-token} in the hub's data directory (mode 600) is the administrator of
 * the machine, who may do everything: the file's mode is the authority, and a hub without people is never closed to its owner.
 */
public final class OperatorToken {
  public static final String FILE = "operator-token";

  /** 128 bits at least, which nobody guesses. */
  private static final Pattern LONG_ENOUGH = Pattern.compile("[0-9a-fA-F]{32,}");

  private final String token;

  private OperatorToken(String token) {
    this.token = token;
  }

  /**
   * Makes the file when it is not there.
   *
   * @throws IllegalStateException with one sentence, when it holds no token, or others than its owner can get at it
   */
  public static OperatorToken in(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (Files.notExists(file)) {
      OwnersFile.write(file, random() + "\n");
    }
    OwnersFile.requireOwnersAlone(file);
    String token = Files.readString(file).strip();
    if (!LONG_ENOUGH.matcher(token).matches()) {
      throw new IllegalStateException(
          "the operator's token in %s must have at least 32 hex digits, got %d characters that are not: delete the file, and the hub makes a new one when it starts"
              .formatted(file, token.length()));
    }
    return new OperatorToken(token);
  }

  /** Brings the file from one directory into another, as the owner's alone. */
  public static void copy(Path from, Path to) throws IOException {
    OwnersFile.write(to.resolve(FILE), Files.readString(from.resolve(FILE)));
  }

  /**
   * @param authorization the header's whole value
   */
  boolean is(String authorization) {
    return WebGuard.same("Bearer " + token, authorization);
  }

  private static String random() {
    byte[] bits = new byte[32];
    new SecureRandom().nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
