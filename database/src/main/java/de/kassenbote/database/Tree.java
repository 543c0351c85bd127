package de.kassenbote.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory with all that is in it: what copies of a database and backups are made of. */
public final class Tree {
  private Tree() {}

  /** One that is not there is deleted already. */
  public static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      for (Path path : all(tree, Comparator.reverseOrder())) {
        Files.delete(path);
      }
    }
  }

  /** That its owner alone can look into, where the file system knows such modes. */
  public static Path createPrivate(Path directory) throws IOException {
    Path made = Files.createDirectory(directory);
    if (Files.getFileStore(made).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
    }
    return made;
  }

  /** Every file is on the disk when this returns, and that it is there. */
  public static void force(Path tree) throws IOException {
    for (Path path : all(tree, Comparator.reverseOrder())) {
      if (Files.isRegularFile(path)) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
          file.force(true);
        }
      } else {
        forceNames(path);
      }
    }
  }

  /** What was made, moved and deleted in that directory itself is on the disk, where the system can be asked for it. */
  public static void forceNames(Path directory) throws IOException {
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  /** How much its files hold. */
  public static long bytes(Path tree) throws IOException {
    long bytes = 0;
    for (Path path : all(tree, Comparator.naturalOrder())) {
      bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
    }
    return bytes;
  }

  private static List<Path> all(Path tree, Comparator<Path> order) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      return paths.sorted(order).toList();
    }
  }
}
