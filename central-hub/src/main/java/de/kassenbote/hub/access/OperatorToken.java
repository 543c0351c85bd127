package de.kassenbote.hub.access;

import de.kassenbote.http.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Whoever can read the file {@code operator-token} in the hub's data directory (mode 600) is the operator. Every request
 * to {@code /api/} needs it.
 */
public final class OperatorToken {
  public static final String FILE = "operator-token";

  private final String token;

  private OperatorToken(String token) {
    this.token = token;
  }

  /** Makes the file when it is not there. */
  public static OperatorToken in(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (Files.notExists(file)) {
      write(file);
    }
    return new OperatorToken(Files.readString(file).strip());
  }

  public void guard(RoutesConfig routes) {
    routes.before("/api/*", this::require);
  }

  private void require(Context ctx) {
    String given = String.valueOf(ctx.header("Authorization"));
    if (!MessageDigest.isEqual(bytes("Bearer " + token), bytes(given))) {
      throw new HttpProblem(401, "the operator's token is needed: send 'Authorization: Bearer' with the content of " + FILE);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Path file) throws IOException {
    byte[] bits = new byte[32];
    new SecureRandom().nextBytes(bits);
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, HexFormat.of().formatHex(bits) + "\n");
  }
}
