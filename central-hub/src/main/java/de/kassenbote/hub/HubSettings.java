package de.kassenbote.hub;

import de.kassenbote.database.DatabaseSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * What the operator says when starting the hub.
 *
 * @param data directory for broker, embedded database, operator's token and logs; made when it is not there
 * @param brokerHost where tills connect; loopback only, until tills have certificates
 * @param brokerPort 0 = any free one
 * @param httpPort of the web services on 127.0.0.1; 0 = any free one
 * @param restored the database came from a backup: every till gets its data anew
 */
public record HubSettings(
    Path data, DatabaseSettings database, String brokerHost, int brokerPort, int httpPort, boolean restored) {
  public HubSettings {
    requirePort("broker-port", brokerPort);
    requirePort("http-port", httpPort);
    requireLoopback(brokerHost);
  }

  /**
   * What tills are told.
   *
   * @param port the one that is really listened on
   */
  String brokerAddress(int port) {
    return (brokerHost.contains(":") ? "[" + brokerHost + "]" : brokerHost) + ":" + port;
  }

  private static void requirePort(String name, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("%s must be 0 to 65535, got %d".formatted(name, port));
    }
  }

  private static void requireLoopback(String host) {
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host '%s' is not known; allowed are 127.0.0.1, ::1 and localhost".formatted(host), e);
    }
    throw new IllegalArgumentException(
        "host '%s' is not a loopback address; until tills have certificates only 127.0.0.1, ::1 and localhost are allowed"
            .formatted(host));
  }
}
