package de.kassenbote.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One user per data directory, a broker or a whole hub. Taken before Artemis' own lock, which by default would wait for ever;
 * given back by the operating system when the process dies.
 */
public final class DataDirectoryLock implements AutoCloseable {
  static final String FILE = "in-use.lock";

  private final FileChannel channel;

  private DataDirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws DirectoryInUse at once when another one, of this process or another one, has the directory
   * @throws BrokerException when it cannot be made
   */
  public static DataDirectoryLock take(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return lock(channel, directory);
    } catch (IOException e) {
      throw new BrokerException("Data directory " + directory + " cannot be used: " + e, e);
    }
  }

  private static DataDirectoryLock lock(FileChannel channel, Path directory) throws IOException {
    if (tryLock(channel) == null) {
      channel.close();
      throw new DirectoryInUse("Data directory " + directory + " is in use by another broker");
    }
    return new DataDirectoryLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held in this very process
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BrokerException("Lock of the data directory cannot be given back", e);
    }
  }
}
