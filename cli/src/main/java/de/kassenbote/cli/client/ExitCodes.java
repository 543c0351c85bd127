package de.kassenbote.cli.client;

/**
 * What a command ends with: 0 done, 1 not done, 2 not understood, 3 not found, 4 denied, 5 nothing answers, 6 done or true
 * in part only, which a command finds out by itself.
 */
public final class ExitCodes {
  public static final int FAILURE = 1;
  public static final int USAGE = 2;
  public static final int NOT_FOUND = 3;
  public static final int DENIED = 4;
  public static final int UNREACHABLE = 5;
  public static final int PARTIAL = 6;

  private ExitCodes() {}

  public static int of(Exception e) {
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
