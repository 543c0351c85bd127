package de.kassenbote.broker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What differs from hub to hub in {@code hub-broker.xml}.
 *
 * @param name shown in logs
 * @param dataDirectory where the broker keeps everything; made if it is missing, locked while the broker runs
 * @param host address that is listened on for the tills; {@code 0.0.0.0} is each of the machine
 * @param port its TCP port; 0 takes a free one, see {@link EmbeddedBroker#port()}
 * @param tls of the way in for the tills, as {@link HeldTls#hold} named it
 * @param maxConnections connections of tills at the same time; each till has a few
 * @param minDiskFreeBytes sends fail while less than this is free; at least 1
 * @param globalMaxBytes memory for messages over all addresses; at least 1 MiB
 * @param feedMaxBytes memory for the envelopes of one feed; publishing fails beyond it, it never pages
 * @param meters where the broker enters its figures; nowhere when it has no registry in it
 */
public record HubBrokerSettings(
    String name,
    Path dataDirectory,
    String host,
    int port,
    String tls,
    int maxConnections,
    long minDiskFreeBytes,
    long globalMaxBytes,
    long feedMaxBytes,
    MeterRegistry meters) {
  private static final long MIB = 1024L * 1024L;
  private static final int ALL_PORTS = 65_535;

  public HubBrokerSettings {
    new SettingsCheck()
        .require(!name.isBlank(), "name", "'" + name + "'", "a name")
        .require(port >= 0 && port <= ALL_PORTS, "port", port, "0 to 65535")
        .require(isKnown(host), "host", "'" + host + "'", "a name or address of this machine")
        .require(!tls.isBlank(), "tls", "'" + tls + "'", "the name of held TLS")
        .require(maxConnections > 0, "max-connections", maxConnections, "at least 1")
        .require(minDiskFreeBytes > 0, "min-disk-free", minDiskFreeBytes, "at least 1 byte")
        .require(globalMaxBytes >= MIB, "global-max-size", globalMaxBytes, "at least 1 MiB")
        .require(feedMaxBytes >= MIB, "feed-max-size", feedMaxBytes, "at least 1 MiB")
        .done();
  }

  /** Defaults of a hub on the loopback address: 1 GiB of free disk, on a small one a fifth of it; 512 MiB of memory, 64 MiB per feed. */
  public static HubBrokerSettings onLoopback(Path dataDirectory, int port, String tls) {
    long minDiskFree = MinDiskFree.on(dataDirectory, 1024 * MIB);
    return new HubBrokerSettings("hub", dataDirectory, "localhost", port, tls, 4_000, minDiskFree, 512 * MIB, 64 * MIB, new CompositeMeterRegistry());
  }

  /** On another address of the machine. */
  public HubBrokerSettings at(String otherHost) {
    return new HubBrokerSettings(name, dataDirectory, otherHost, port, tls, maxConnections, minDiskFreeBytes, globalMaxBytes, feedMaxBytes, meters);
  }

  public HubBrokerSettings withMinDiskFree(long bytes) {
    return new HubBrokerSettings(name, dataDirectory, host, port, tls, maxConnections, bytes, globalMaxBytes, feedMaxBytes, meters);
  }

  public HubBrokerSettings withFeedMax(long bytes) {
    return new HubBrokerSettings(name, dataDirectory, host, port, tls, maxConnections, minDiskFreeBytes, globalMaxBytes, bytes, meters);
  }

  public HubBrokerSettings measuredIn(MeterRegistry registry) {
    return new HubBrokerSettings(name, dataDirectory, host, port, tls, maxConnections, minDiskFreeBytes, globalMaxBytes, feedMaxBytes, registry);
  }

  Map<String, String> placeholders() {
    Map<String, String> values = new HashMap<>();
    values.put("name", name);
    values.put("data", dataDirectory.toAbsolutePath().toString());
    values.put("host", inUri(host));
    values.put("port", Integer.toString(port));
    values.put("tls", tls);
    values.put("max-connections", Integer.toString(maxConnections));
    values.put("min-disk-free", Long.toString(minDiskFreeBytes));
    values.put("global-max-size", Long.toString(globalMaxBytes));
    values.put("feed-max-size", Long.toString(feedMaxBytes));
    return values;
  }

  private static String inUri(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** To Java an empty host is one too; here it is a mistake. */
  private static boolean isKnown(String host) {
    try {
      return !host.isBlank() && InetAddress.getByName(host) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
