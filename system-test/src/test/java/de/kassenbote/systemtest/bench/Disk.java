package de.kassenbote.systemtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The disk below a directory: what it can do, and what all processes together have asked of it. */
record Disk(Path directory) {
  private static final Path STATISTICS = Path.of("/proc/diskstats");
  private static final int BLOCK = 4096;

  /** After major, minor and name, as the kernel's admin-guide/iostats.rst numbers them. */
  private static final int FLUSHES = 2 + 16;

  /** One block after the other in a file that has its size already, an fdatasync after each. */
  Timings syncs(int count) {
    Path file = directory.resolve("syncs");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(BLOCK * count));
      channel.force(true);
      List<Long> nanos = new ArrayList<>(count);
      Stopwatch stopwatch = new Stopwatch();
      for (int n = 0; n < count; n++) {
        long began = System.nanoTime();
        channel.write(ByteBuffer.allocate(BLOCK), (long) n * BLOCK);
        channel.force(false);
        nanos.add(System.nanoTime() - began);
      }
      return new Timings(stopwatch.rate(count), nanos);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often its cache was flushed since the machine was started; empty = this system does not say. */
  OptionalLong flushes() {
    try {
      String device = Path.of(Files.getFileStore(directory).name()).getFileName().toString();
      return Files.isReadable(STATISTICS) ? flushes(device) : OptionalLong.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OptionalLong flushes(String device) throws IOException {
    try (Stream<String> lines = Files.lines(STATISTICS)) {
      return lines
          .map(line -> line.strip().split(" +"))
          .filter(cells -> cells[2].equals(device) && cells.length > FLUSHES)
          .mapToLong(cells -> Long.parseLong(cells[FLUSHES]))
          .findFirst();
    }
  }
}
