package de.kassenbote.broker;

import java.nio.file.Path;

/**
 * How much of its disk a broker leaves free: what its settings want, but never more than a fifth of the disk. On a small one
 * the broker would else refuse everything from the start; a fifth of 60 MiB still holds one new journal file, and the
 * database's log beside it.
 */
final class MinDiskFree {
  private static final int SHARE = 5;

  private MinDiskFree() {}

  /**
   * @param directory need not exist yet: the disk is that of the nearest one above it that does
   * @param wanted bytes
   */
  static long on(Path directory, long wanted) {
    return of(sizeOfDisk(directory.toAbsolutePath()), wanted);
  }

  static long of(long diskBytes, long wanted) {
    return diskBytes <= 0 ? wanted : Math.max(1, Math.min(wanted, diskBytes / SHARE));
  }

  private static long sizeOfDisk(Path directory) {
    Path existing = directory;
    while (existing.getParent() != null && !existing.toFile().exists()) {
      existing = existing.getParent();
    }
    return existing.toFile().getTotalSpace();
  }
}
