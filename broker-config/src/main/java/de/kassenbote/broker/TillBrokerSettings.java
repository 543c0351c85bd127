package de.kassenbote.broker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What differs from till to till in {@code till-broker.xml}.
 *
 * @param name shown in logs, such as {@code till-K07}
 * @param dataDirectory where the broker keeps everything; made if it is missing, locked while the broker runs
 * @param minDiskFreeBytes sends fail while less than this is free; at least 1
 * @param globalMaxBytes memory for messages over all addresses; at least 1 MiB
 * @param meters where the broker enters its figures; nowhere when it has no registry in it
 */
public record TillBrokerSettings(String name, Path dataDirectory, long minDiskFreeBytes, long globalMaxBytes, MeterRegistry meters) {
  private static final long MIB = 1024L * 1024L;

  public TillBrokerSettings {
    new SettingsCheck()
        .require(!name.isBlank(), "name", "'" + name + "'", "a name")
        .require(minDiskFreeBytes > 0, "min-disk-free", minDiskFreeBytes, "at least 1 byte")
        .require(globalMaxBytes >= MIB, "global-max-size", globalMaxBytes, "at least 1 MiB")
        .done();
  }

  /** Defaults of a till: 256 MiB of free disk, on a small one a fifth of it; 64 MiB of memory. */
  public static TillBrokerSettings in(Path dataDirectory) {
    return new TillBrokerSettings("till", dataDirectory, MinDiskFree.on(dataDirectory, 256 * MIB), 64 * MIB, new CompositeMeterRegistry());
  }

  public TillBrokerSettings named(String newName) {
    return new TillBrokerSettings(newName, dataDirectory, minDiskFreeBytes, globalMaxBytes, meters);
  }

  public TillBrokerSettings withMinDiskFree(long bytes) {
    return new TillBrokerSettings(name, dataDirectory, bytes, globalMaxBytes, meters);
  }

  public TillBrokerSettings measuredIn(MeterRegistry registry) {
    return new TillBrokerSettings(name, dataDirectory, minDiskFreeBytes, globalMaxBytes, registry);
  }

  Map<String, String> placeholders() {
    Map<String, String> values = new HashMap<>();
    values.put("name", name);
    values.put("data", dataDirectory.toAbsolutePath().toString());
    values.put("min-disk-free", Long.toString(minDiskFreeBytes));
    values.put("global-max-size", Long.toString(globalMaxBytes));
    return values;
  }
}
