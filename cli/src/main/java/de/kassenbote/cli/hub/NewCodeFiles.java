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
import java.util.function.UnaryOperator;

/** Codes of several tills in one directory, {@code K01.code} and so on: all are there before the first is filled, and none was before. */
final class NewCodeFiles implements AutoCloseable {
  private final Map<String, NewSecretFile> files = new LinkedHashMap<>();
  private final Path directory;

  private NewCodeFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * @param directory made when it is not there
   * @param ids of the tills
   * @throws Failure when one of the files exists; none is made then
   */
  static NewCodeFiles in(Path directory, JsonNode ids) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new Failure(text("cannot-write", directory, e.getMessage()), e);
    }
    NewCodeFiles made = new NewCodeFiles(directory);
    try {
      ids.forEach(id -> made.make(id.asText()));
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /**
   * @param ids of the tills
   * @param code makes the code of one
   * @throws Failure naming those that got none, when the others did
   */
  void write(JsonNode ids, UnaryOperator<String> code) {
    List<String> unwritten = new ArrayList<>();
    ids.forEach(id -> write(id.asText(), code, unwritten));
    if (!unwritten.isEmpty()) {
      throw new Failure(text("till.codes-unwritten", String.join(" ", unwritten)));
    }
  }

  private void write(String id, UnaryOperator<String> code, List<String> unwritten) {
    try {
      make(id).write(code.apply(id));
    } catch (IOException | RuntimeException e) {
      unwritten.add(id);
    }
  }

  private NewSecretFile make(String till) {
    return files.computeIfAbsent(till, id -> NewSecretFile.at(directory.resolve(id + ".code")));
  }

  /** Files that were not written are gone again. */
  @Override
  public void close() throws IOException {
    for (NewSecretFile file : files.values()) {
      file.close();
    }
  }
}
