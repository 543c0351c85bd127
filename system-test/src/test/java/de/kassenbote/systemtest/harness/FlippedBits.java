package de.kassenbote.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A disk that gives back other bits than a broker wrote. The same files and random numbers: the same harm. */
public final class FlippedBits {
  /** Artemis fills what it has not written yet with zeros or with this. */
  private static final byte FILLER = 'J';

  private FlippedBits() {}

  /** Flips bits of what was written below the directory, where most was written most. */
  public static void in(Path directory, int count, Random random) {
    List<Path> written = new ArrayList<>();
    files(directory).forEach(file -> written.addAll(Collections.nCopies(written(file).length, file)));
    for (int i = 0; i < count; i++) {
      inFile(written.get(random.nextInt(written.size())), 1, random);
    }
  }

  /**
   * Flips bits of what was written in a file, whether somebody has it open or not.
   *
   * @return how many; 0 when it is gone, or nothing was written
   */
  public static int inFile(Path path, int count, Random random) {
    int[] written = written(path);
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (int n = 0; n < count && written.length > 0; n++) {
        flip(file, written[random.nextInt(written.length)], random.nextInt(Byte.SIZE));
      }
      return written.length > 0 ? count : 0;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flip(FileChannel file, int offset, int bit) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    file.read(one, offset);
    file.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 1 << bit)}), offset);
  }

  private static int[] written(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      return IntStream.range(0, bytes.length).filter(i -> bytes[i] != 0 && bytes[i] != FILLER).toArray();
    } catch (NoSuchFileException e) {
      return new int[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
