package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files of several tills in one directory, {@code K01.till} and so on: all are there before the first is filled, and none was before. */
final class NewTillFiles implements AutoCloseable {
  private final Map<String, NewSecretFile> files = new LinkedHashMap<>();
  private final Path directory;

  private NewTillFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * @param directory made when it is not there
   * @param ids of the tills
   * @throws Failure when one of the files exists; none is made then
   */
  static NewTillFiles in(Path directory, JsonNode ids) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new Failure(text("cannot-write", directory, e.getMessage()), e);
    }
    NewTillFiles made = new NewTillFiles(directory);
    try {
      ids.forEach(id -> made.make(id.asText()));
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /**
   * @param tills their till files
   * @throws Failure naming those that could not be written, when the others are
   */
  void write(JsonNode tills) {
    List<String> unwritten = new ArrayList<>();
    tills.forEach(till -> write(till, unwritten));
    if (!unwritten.isEmpty()) {
      throw new Failure(text("till.files-unwritten", String.join(" ", unwritten)));
    }
  }

  private void write(JsonNode till, List<String> unwritten) {
    String id = till.path("till").asText();
    try {
      make(id).write(till.toPrettyString());
    } catch (IOException | Failure e) {
      unwritten.add(id);
    }
  }

  private NewSecretFile make(String till) {
    return files.computeIfAbsent(till, id -> NewSecretFile.at(directory.resolve(id + ".till")));
  }

  /** Files that were not written are gone again. */
  @Override
  public void close() throws IOException {
    for (NewSecretFile file : files.values()) {
      file.close();
    }
  }
}
