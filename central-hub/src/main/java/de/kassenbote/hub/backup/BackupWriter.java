package de.kassenbote.hub.backup;

import de.kassenbote.hub.backup.Manifest.Content;
import de.kassenbote.routes.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a directory as a backup: a zip file whose first entry says what the others must be. */
final class BackupWriter {
  private BackupWriter() {}

  static Manifest manifest(Path directory, Instant madeAt) throws IOException {
    List<Content> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path file : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        try (InputStream in = Files.newInputStream(file)) {
          files.add(new Content(name, Files.size(file), Hashed.copy(in, OutputStream.nullOutputStream()).sha256()));
        }
      }
    }
    return new Manifest(Manifest.VERSION, madeAt, files);
  }

  static void write(Path directory, Manifest manifest, OutputStream to) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(to);
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(Contract.write(manifest));
    for (Content file : manifest.files()) {
      zip.putNextEntry(new ZipEntry(file.name()));
      Files.copy(file.below(directory), zip);
    }
    zip.finish();
    zip.flush();
  }
}
