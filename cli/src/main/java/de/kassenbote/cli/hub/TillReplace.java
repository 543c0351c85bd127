package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Takes a till from its installation and writes a till file for the next one. */
@Command(name = "replace", mixinStandardHelpOptions = true)
final class TillReplace extends NextTillFile {
  TillReplace() {
    super("replace");
  }

  @Override
  String done(String id, int epoch, Path file) {
    return text("till.replaced", id, epoch, file);
  }
}
