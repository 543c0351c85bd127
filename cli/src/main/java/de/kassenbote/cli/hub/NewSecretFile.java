package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that only its owner can read (mode 600) and that did not exist before. It is made first, so that nothing is
 * asked for that could then not be kept; closed unwritten, it is removed again.
 */
public final class NewSecretFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private boolean written;

  private NewSecretFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  public static NewSecretFile at(Path path) {
    try {
      return new NewSecretFile(path, FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly()));
    } catch (FileAlreadyExistsException e) {
      throw new Failure(text("file-exists", path), e);
    } catch (IOException e) {
      throw new Failure(text("cannot-write", path, e.getMessage()), e);
    }
  }

  public void write(String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text + "\n");
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
    written = true;
  }

  /** Writes its content. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes whatever length; the file stays only if {@link #keepAs} says so. */
  public void fill(Content content) throws IOException {
    OutputStream out = Channels.newOutputStream(channel);
    content.writeTo(out);
    out.flush();
    channel.force(true);
  }

  /** Gives it its name, under which there must be no other. */
  public void keepAs(Path name) throws IOException {
    Files.move(path, name);
    written = true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!written) {
      Files.delete(path);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
        : new FileAttribute<?>[0];
  }
}
