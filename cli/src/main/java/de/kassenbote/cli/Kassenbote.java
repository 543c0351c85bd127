package de.kassenbote.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code kassenbote} command. */
@Command(
    name = "kassenbote",
    description = "Lets a till sell anywhere and carries what happened to the hub and back.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Kassenbote {
  private Kassenbote() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Kassenbote()).execute(args));
  }
}
