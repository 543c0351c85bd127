package de.kassenbote.cli;

import de.kassenbote.cli.client.Away;
import de.kassenbote.cli.client.Refused;

/**
 * What a command ends with: 0 done, 1 not done, 2 not understood, 3 not found, 4 denied, 5 nothing answers. A command that did
 * a part of many things ends with 6 by itself.
 */
final class ExitCodes {
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int NOT_FOUND = 3;
  static final int DENIED = 4;
  static final int UNREACHABLE = 5;

  private ExitCodes() {}

  static int of(Exception e) {
    if (e instanceof Away) {
      return UNREACHABLE;
    }
    return e instanceof Refused refused ? of(refused.status()) : FAILURE;
  }

  private static int of(int status) {
    return switch (status) {
      case 400 -> USAGE;
      case 401, 403 -> DENIED;
      case 404 -> NOT_FOUND;
      default -> FAILURE;
    };
  }
}
