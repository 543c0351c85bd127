package de.kassenbote.cli.till;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.Contract;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;

/** Till files as they are named on the command line; whether one is sound is for the till to say. */
public final class TillFiles {
  private TillFiles() {}

  /**
   * @throws Failure when there is none, or it is none
   */
  public static JsonNode read(Path file) {
    try {
      return Contract.mapper().readTree(file.toFile());
    } catch (FileNotFoundException e) {
      throw new Failure(text("till-file-missing", file), e);
    } catch (IOException e) {
      throw new Failure(text("not-a-till-file", file), e);
    }
  }
}
