package de.kassenbote.hub.backup;

import de.kassenbote.hub.access.OperatorToken;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a backup holds; its first entry.
 *
 * @param version of the format
 * @param madeAt when the database was as it is in there
 */
public record Manifest(int version, Instant madeAt, List<Content> files) {
  static final String NAME = "manifest.json";
  static final int VERSION = 1;
  static final String DATABASE = "database";

  public Manifest {
    if (version != VERSION) {
      throw new IllegalArgumentException("its format is version %d, this Kassenbote knows %d".formatted(version, VERSION));
    }
    files = List.copyOf(files);
    if (files.stream().noneMatch(file -> file.name().startsWith(DATABASE + "/"))) {
      throw new IllegalArgumentException("it holds no database");
    }
    if (files.stream().noneMatch(file -> file.name().equals(OperatorToken.FILE))) {
      throw new IllegalArgumentException("it holds no operator's token");
    }
  }

  public long bytes() {
    return files.stream().mapToLong(Content::bytes).sum();
  }

  /**
   * One file.
   *
   * @param name with slashes, relative, without a way out of the directory
   */
  public record Content(String name, long bytes, String sha256) {
    private static final Pattern SAFE = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9_][A-Za-z0-9._/-]*");

    public Content {
      if (!SAFE.matcher(name).matches()) {
        throw new IllegalArgumentException("it names a file '%s', which no backup has".formatted(name));
      }
    }

    Path below(Path directory) {
      return directory.resolve(name);
    }
  }
}
