package de.kassenbote.cli.terminal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This machine, as it calls itself. */
public final class LocalHost {
  private LocalHost() {}

  /** Its host name; {@code localhost} when it has none that can be looked up. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
