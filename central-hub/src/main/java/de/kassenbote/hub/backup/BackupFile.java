package de.kassenbote.hub.backup;

import de.kassenbote.certificates.OwnersFile;
import de.kassenbote.hub.backup.Manifest.Content;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.RejectedMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A backup as it lies on a disk. Each reading compares every byte with the manifest. */
public final class BackupFile {
  private static final int MAX_MANIFEST = 16 << 20;

  private final Path file;

  public BackupFile(Path file) {
    this.file = file;
  }

  /**
   * Reads all of it and writes nothing.
   *
   * @throws BrokenBackup with one sentence, when it is not whole
   */
  public Manifest check() {
    return read((content, in) -> compare(content, Hashed.copy(in, OutputStream.nullOutputStream())));
  }

  /**
   * All of it becomes its owner's alone, as keys are in it.
   *
   * @param directory must be there, and empty
   * @throws BrokenBackup when it is not whole; what is in the directory then is of no use
   */
  void unpackInto(Path directory) {
    read(
        (content, in) -> {
          Path to = content.below(directory);
          Files.createDirectories(Objects.requireNonNull(to.getParent()));
          try (OutputStream out = OwnersFile.create(to)) {
            compare(content, Hashed.copy(in, out));
          }
        });
  }

  private interface EachFile {
    void read(Content content, InputStream in) throws IOException;
  }

  private Manifest read(EachFile each) {
    if (!Files.isRegularFile(file)) {
      throw new BrokenBackup("there is no file " + file);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Manifest manifest = manifest(zip);
      requireSameNames(zip, manifest);
      for (Content content : manifest.files()) {
        try (InputStream in = zip.getInputStream(zip.getEntry(content.name()))) {
          each.read(content, in);
        }
      }
      return manifest;
    } catch (IOException | IllegalArgumentException | RejectedMessage e) {
      throw broken(String.valueOf(e.getMessage()), e);
    }
  }

  private Manifest manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw broken("it has no " + Manifest.NAME, null);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Contract.read(in.readNBytes(MAX_MANIFEST), Manifest.class);
    }
  }

  private void requireSameNames(ZipFile zip, Manifest manifest) {
    Set<String> differing = zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(TreeSet::new));
    differing.remove(Manifest.NAME);
    for (Content content : manifest.files()) {
      if (!differing.remove(content.name())) {
        throw broken(content.name() + " is missing", null);
      }
    }
    if (!differing.isEmpty()) {
      throw broken("nobody knows of its file " + differing.iterator().next(), null);
    }
  }

  private void compare(Content expected, Hashed found) {
    if (found.bytes() != expected.bytes() || !found.sha256().equals(expected.sha256())) {
      throw broken("%s is not what was written".formatted(expected.name()), null);
    }
  }

  private BrokenBackup broken(String why, @Nullable Exception cause) {
    return new BrokenBackup("%s is not a whole backup of a hub: %s; take another one".formatted(file, why), cause);
  }
}
