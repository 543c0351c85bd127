package de.kassenbote.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every page of a Derby database for the checksum that was written with it; Derby itself looks only at those that it
 * happens to need. As many files as the given time allows are read, small ones first.
 *
 * <p>The format is that of Derby 10.16, which is the last: a file of {@code seg0} is a run of pages, each of which ends with the
 * CRC-32 of what is before it. In the first one stands what is known of the file, with a CRC-32 of its own, and counts as zeros
 * for the page's. A page of zeros was never written.
 */
final class DerbyPages {
  private static final Logger log = LoggerFactory.getLogger(DerbyPages.class);
  private static final int CHECKSUM = Long.BYTES;

  /** Where it stands in the first page what is known of the file. */
  private static final int HEADER = 109;

  private static final int HEADER_LENGTH = 80;
  private static final int PAGE_SIZE = HEADER + 8;
  private static final List<Integer> PAGE_SIZES = List.of(4096, 8192, 16384, 32768);
  private static final int LOOKS = 4;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Path database;
  private final Duration time;

  DerbyPages(Path database, Duration time) {
    this.database = database;
    this.time = time;
  }

  /**
   * @throws DamagedDatabase when one is not as it was written, also when looked at several times: Derby may be writing it
   */
  void requireWhole() {
    long began = System.nanoTime();
    List<Path> files = files();
    int read = 0;
    while (read < files.size() && requireWhole(files.get(read), began + time.toNanos())) {
      read++;
    }
    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    log.info("the checksums of {} of {} files of {} are right, {} ms", read, files.size(), database, millis);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(database.resolve("seg0"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("c[0-9a-f]+\\.dat"))
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).thenComparing(Comparator.naturalOrder()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns false when the time was up before all of it was read. */
  private boolean requireWhole(Path path, long deadline) {
    try (FileChannel file = FileChannel.open(path)) {
      int size = pageSize(path, file);
      for (long page = 0; (page + 1) * size <= file.size(); page++) {
        if (System.nanoTime() - deadline > 0) {
          return false;
        }
        requireWhole(path, file, page, size);
      }
      return true;
    } catch (NoSuchFileException e) {
      log.debug("{} was deleted meanwhile", path);
      return true;
    } catch (IOException e) {
      throw new DamagedDatabase(database, "%s cannot be read: %s".formatted(database.relativize(path), e.getMessage()), e);
    }
  }

  private int pageSize(Path path, FileChannel file) throws IOException {
    byte[] begin = read(file, 0, HEADER + HEADER_LENGTH);
    int size = begin.length < HEADER + HEADER_LENGTH ? 0 : ByteBuffer.wrap(begin).getInt(PAGE_SIZE);
    if (begin.length < HEADER + HEADER_LENGTH || isZero(begin) || PAGE_SIZES.contains(size)) {
      return Math.max(size, PAGE_SIZES.get(0));
    }
    throw damaged(path, 0);
  }

  private void requireWhole(Path path, FileChannel file, long page, int size) throws IOException {
    for (int look = 1; !isWhole(read(file, page * size, size), page); look++) {
      if (look == LOOKS) {
        throw damaged(path, page);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private DamagedDatabase damaged(Path path, long page) {
    return new DamagedDatabase(database, "page %d of %s is not as it was written".formatted(page, database.relativize(path)), null);
  }

  private static boolean isWhole(byte[] bytes, long page) {
    return isZero(bytes) || (page == 0 ? isFirstWhole(bytes) : isChecked(bytes, 0, bytes.length));
  }

  private static boolean isFirstWhole(byte[] bytes) {
    boolean header = isChecked(bytes, HEADER, HEADER_LENGTH);
    Arrays.fill(bytes, HEADER, HEADER + HEADER_LENGTH, (byte) 0);
    return header && isChecked(bytes, 0, bytes.length);
  }

  private static boolean isChecked(byte[] bytes, int from, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from, length - CHECKSUM);
    return ByteBuffer.wrap(bytes).getLong(from + length - CHECKSUM) == sum.getValue();
  }

  private static boolean isZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Fewer bytes than wanted where the file ends. */
  private static byte[] read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    int read = 0;
    while (buffer.hasRemaining() && read >= 0) {
      read = file.read(buffer, from + buffer.position());
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
