package de.kassenbote.cli.sell;

import static de.kassenbote.cli.terminal.Texts.text;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.Money;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The seller's own list of every sale that was answered, one line each ({@code number,key,minor units,currency}), on the
 * disk before the next sale begins. A last line torn by a crash does not count: its sale is asked for again, under the
 * same key.
 */
public final class SellerRecord implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final Set<String> keys = new HashSet<>();
  private long count;

  private SellerRecord(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Opens the record, and goes on with it when there is one. */
  public static SellerRecord open(Path path) {
    try {
      String whole = whole(path);
      List<Sold> before = parse(path, whole);
      FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length).position(channel.size());
      var record = new SellerRecord(path, channel);
      before.forEach(record::remember);
      return record;
    } catch (IOException e) {
      throw new Failure(text("record.cannot-write", path, e.getMessage()), e);
    }
  }

  /** What a record holds; empty when there is none. */
  public static List<Sold> read(Path path) {
    try {
      return parse(path, whole(path));
    } catch (IOException e) {
      throw new Failure(text("record.cannot-read", path, e.getMessage()), e);
    }
  }

  /** Returns when the line is on the disk. */
  public synchronized void append(Sold sold) {
    String line = "%s,%s,%d,%s%n".formatted(sold.number(), sold.key(), sold.total().minor(), sold.total().currency()).replace("\r", "");
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new Failure(text("record.cannot-write", path, e.getMessage()), e);
    }
    remember(sold);
  }

  public synchronized boolean holds(String key) {
    return keys.contains(key);
  }

  public synchronized long count() {
    return count;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new Failure(text("record.cannot-close", path, e.getMessage()), e);
    }
  }

  private void remember(Sold sold) {
    keys.add(sold.key());
    count++;
  }

  private static String whole(Path path) throws IOException {
    try {
      String text = Files.readString(path);
      return text.substring(0, text.lastIndexOf('\n') + 1);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private static List<Sold> parse(Path path, String text) {
    List<Sold> sold = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] cells = line.split(",", -1);
      if (cells.length != 4 || !cells[2].matches("-?[0-9]{1,18}")) {
        throw new Failure(text("record.not-a-line", path, sold.size() + 1));
      }
      sold.add(new Sold(cells[0], cells[1], Money.of(Long.parseLong(cells[2]), cells[3])));
    }
    return sold;
  }
}
