package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;

/** The only addresses that this version listens on. */
final class Loopback {
  private Loopback() {}

  static String require(String host) {
    boolean loopback = host.equals("localhost") || host.equals("::1") || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    if (!loopback) {
      throw new Failure(text("loopback-only", host));
    }
    return host;
  }
}
