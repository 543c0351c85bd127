package de.kassenbote.cli.hub;

import de.kassenbote.cli.terminal.Failure;

/** The only addresses that this version listens on. */
final class Loopback {
  private Loopback() {}

  static String require(String host) {
    boolean loopback = host.equals("localhost") || host.equals("::1") || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    if (!loopback) {
      throw new Failure("--host '%s' is not allowed: this version listens on loopback only (127.0.0.1, ::1 or localhost)".formatted(host));
    }
    return host;
  }
}
