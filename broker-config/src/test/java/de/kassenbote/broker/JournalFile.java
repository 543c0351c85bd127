package de.kassenbote.broker;

import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFile;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;

/** Faults of the file that a running broker writes its journal to at this moment. */
public final class JournalFile {
  private JournalFile() {}

  /** Linux' /dev/full takes its place: each write is ENOSPC. */
  public static void fillDiskUnder(EmbeddedBroker broker) throws Exception {
    channel().set(current(broker), FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE));
  }

  static void closeUnder(EmbeddedBroker broker) throws Exception {
    ((FileChannel) channel().get(current(broker))).close();
  }

  private static SequentialFile current(EmbeddedBroker broker) {
    return ((JournalImpl) broker.server().getStorageManager().getMessageJournal()).getCurrentFile().getFile();
  }

  private static Field channel() throws NoSuchFieldException {
    Field channel = NIOSequentialFile.class.getDeclaredField("channel");
    channel.setAccessible(true);
    return channel;
  }
}
