package de.kassenbote.hub;

import de.kassenbote.database.DatabaseSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the operator says when starting the hub.
 *
 * @param data directory for broker, embedded database, certificates, operator's token and logs; made when it is not there
 * @param host address of this machine on which tills and browsers are listened for; {@code 0.0.0.0} is all of them
 * @param names and addresses by which they know this hub, the one for tills first
 * @param brokerPort 0 = any free one
 * @param httpPort of the web services on 127.0.0.1; 0 = any free one
 * @param httpsPort of the web services on {@code host}; 0 = any free one
 * @param restored the database came from a backup: every till gets its data anew
 */
public record HubSettings(
    Path data, DatabaseSettings database, String host, List<String> names, int brokerPort, int httpPort, int httpsPort, boolean restored) {
  public HubSettings {
    requirePort("broker-port", brokerPort);
    requirePort("http-port", httpPort);
    requirePort("https-port", httpsPort);
    requireKnown(host);
    names = List.copyOf(names);
    if (names.isEmpty() || !names.stream().allMatch(HubSettings::isName)) {
      throw new IllegalArgumentException("name must be a host name or an address by which tills reach this hub, got %s".formatted(names));
    }
  }

  /** On this machine alone. */
  public static HubSettings onLoopback(Path data, DatabaseSettings database, int brokerPort, int httpPort, int httpsPort) {
    return new HubSettings(data, database, "127.0.0.1", List.of("127.0.0.1", "localhost"), brokerPort, httpPort, httpsPort, false);
  }

  /**
   * What tills are told.
   *
   * @param port the one that is really listened on
   */
  String address(int port) {
    String name = names.get(0);
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("%s must be 0 to 65535, got %d".formatted(name, port));
    }
  }

  private static boolean isName(String name) {
    return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  }

  private static void requireKnown(String host) {
    try {
      if (!host.isBlank() && InetAddress.getByName(host) != null) {
        return;
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host '%s' is not known: give an address of this machine, or 0.0.0.0 for all".formatted(host), e);
    }
    throw new IllegalArgumentException("host must be an address of this machine, or 0.0.0.0 for all, got '%s'".formatted(host));
  }
}
