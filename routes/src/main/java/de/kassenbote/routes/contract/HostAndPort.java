package de.kassenbote.routes.contract;

/** An address as people write it, {@code host:port}. */
final class HostAndPort {
  private static final int ALL_PORTS = 65_535;
  private static final int LONGEST = 200;

  private HostAndPort() {}

  /**
   * @throws IllegalArgumentException when it is none
   */
  static void require(String field, String address) {
    Check.text(field, address, LONGEST);
    Check.that(hasPort(address), "%s must be host:port with a port from 1 to 65535, got '%s'", field, address);
  }

  private static boolean hasPort(String address) {
    if (!address.matches("[^\\s/@?#]+:[0-9]{1,5}")) {
      return false;
    }
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return port >= 1 && port <= ALL_PORTS;
  }
}
