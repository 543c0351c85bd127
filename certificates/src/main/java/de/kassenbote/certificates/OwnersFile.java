package de.kassenbote.certificates;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that its owner alone can get at (mode 600), where the file system knows such modes. */
public final class OwnersFile {
  private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

  private OwnersFile() {}

  /** The file is there with its whole content, or not at all, also after a crash at any point. */
  public static void write(Path file, String content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    try (FileChannel channel = open(unfinished)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    forceName(file);
  }

  /** A new one to be written; how far that came by a crash nobody knows. */
  public static OutputStream create(Path file) throws IOException {
    return Channels.newOutputStream(open(file));
  }

  /** The directory's own entry, where the operating system lets one force it. */
  private static void forceName(Path file) throws IOException {
    if (knowsModes(file)) {
      try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  /**
   * @throws IllegalStateException with one sentence, when group or others may do anything with it
   */
  public static void requireOwnersAlone(Path file) throws IOException {
    if (!knowsModes(file)) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNERS.containsAll(permissions)) {
      throw new IllegalStateException(
          "%s is not its owner's alone, its mode is %s: run 'chmod 600 %s', or delete it if somebody may have read it, and start again"
              .formatted(file, PosixFilePermissions.toString(permissions), file));
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(file));
  }

  private static FileAttribute<?>[] mode(Path file) throws IOException {
    return knowsModes(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
        : new FileAttribute<?>[0];
  }

  private static boolean knowsModes(Path file) throws IOException {
    return Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
  }
}
