package de.kassenbote.cli.hub;

import static de.kassenbote.cli.terminal.Texts.text;

import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Writes a till file for the next installation of a till that is free. */
@Command(name = "issue", mixinStandardHelpOptions = true)
final class TillIssue extends NextTillFile {
  TillIssue() {
    super("issue");
  }

  @Override
  String done(String id, int epoch, Path file) {
    return text("till.issued", id, epoch, file);
  }
}
