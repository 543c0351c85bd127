package de.kassenbote.systemtest.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk of its own, in memory, that can be filled from outside to the last byte and freed again. */
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 64 << 10;

  private final Path directory;
  private final Path ballast;

  private SmallDisk(Path directory) {
    this.directory = directory;
    this.ballast = directory.resolve("of-somebody-else");
  }

  /** Why no disk can be mounted here; empty = one can. */
  public static Optional<String> obstacle(Path directory) {
    try {
      mount(directory.resolve("mount-rights"), 1).close();
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  public static SmallDisk mount(Path directory, int mebibytes) {
    try {
      Files.createDirectories(directory);
      run("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(mebibytes), "kassenbote-test", directory.toString());
      return new SmallDisk(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("no disk can be mounted: " + e.getMessage(), e);
    }
  }

  /** Takes whatever is free, block by block and then byte by byte. */
  public void fill() {
    for (int size = BLOCK; size >= 1; size /= BLOCK) {
      fill(new byte[size]);
    }
  }

  public void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long freeBytes() {
    return directory.toFile().getUsableSpace();
  }

  @Override
  public void close() {
    try {
      run("umount", "--lazy", directory.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(byte[] block) {
    try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (freeBytes() > 0) {
        out.write(block);
      }
    } catch (IOException e) {
      // no space left: that is what was wanted
    }
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(said.isEmpty() ? String.join(" ", command) + " failed" : said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
