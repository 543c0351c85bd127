package de.kassenbote.systemtest.torture;

import de.kassenbote.systemtest.harness.SmallDisk;
import de.kassenbote.systemtest.harness.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A disk for each app's data directory; none where they cannot be mounted. */
final class SmallDisks implements AutoCloseable {
  private final Map<String, SmallDisk> disks = new LinkedHashMap<>();
  private final Path below;
  private final Optional<String> obstacle;

  private SmallDisks(Path below, Optional<String> obstacle) {
    this.below = below;
    this.obstacle = obstacle;
  }

  /** Below the directory, by the names of the apps. */
  static SmallDisks mount(Path directory, List<String> apps, int mebibytes) {
    SmallDisks all = new SmallDisks(directory, SmallDisk.obstacle(directory));
    if (all.obstacle.isEmpty()) {
      apps.forEach(app -> all.disks.put(app, SmallDisk.mount(directory.resolve(app), mebibytes)));
    }
    return all;
  }

  /** Why there are none. */
  Optional<String> obstacle() {
    return obstacle;
  }

  void fill(String app) {
    of(app).ifPresent(SmallDisk::fill);
  }

  void free(String app) {
    of(app).ifPresent(SmallDisk::free);
  }

  void freeAll() {
    disks.values().forEach(SmallDisk::free);
  }

  /** Copies what lies on them, for they keep nothing. */
  void copyTo(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    disks.keySet().forEach(app -> Trees.copy(below.resolve(app), directory.resolve(app)));
  }

  /** What lies on them is gone then. */
  @Override
  public synchronized void close() {
    disks.values().forEach(SmallDisk::close);
    disks.clear();
  }

  private Optional<SmallDisk> of(String app) {
    return Optional.ofNullable(disks.get(app));
  }
}
