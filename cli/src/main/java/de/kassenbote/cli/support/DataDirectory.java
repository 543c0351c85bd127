package de.kassenbote.cli.support;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a data directory shows without opening its databases: its files by name, and the ends of its logs. */
record DataDirectory(Path path) {
  private static final int MOST_FILES = 20_000;
  private static final String LAST = String.valueOf(Character.MAX_VALUE);
  private static final int END_OF_LOG = 1 << 20;

  boolean isThere() {
    return Files.isDirectory(path);
  }

  /** CSV, sorted. What goes away meanwhile is passed over: an app may be at work here. */
  String files() throws IOException {
    return files(MOST_FILES);
  }

  /** With a last line when there are more. */
  String files(int most) throws IOException {
    SortedMap<String, String> lines = new TreeMap<>();
    Files.walkFileTree(path, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = path.relativize(file).toString();
        if (lines.size() == most) {
          lines.put(LAST, "\"and more than these %d\",,\n".formatted(most));
          return FileVisitResult.TERMINATE;
        }
        lines.put(name, '"' + name.replace("\"", "\"\"") + "\"," + attributes.size() + "," + attributes.lastModifiedTime() + "\n");
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
      }
    });
    return "file,bytes,modified\n" + String.join("", lines.values());
  }

  /** Those that are written now; older ones are packed. */
  List<Path> logs() throws IOException {
    Path directory = path.resolve("log");
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  /** The last mebibyte, from the beginning of a line on. */
  static String endOf(Path log) throws IOException {
    try (FileChannel channel = FileChannel.open(log)) {
      long from = Math.max(0, channel.size() - END_OF_LOG);
      String text = new String(Channels.newInputStream(channel.position(from)).readNBytes(END_OF_LOG), StandardCharsets.UTF_8);
      return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
    }
  }
}
