package de.kassenbote.cli.deadletter;

import picocli.CommandLine.Command;

/** The noun {@code dead-letter}. */
@Command(
    name = "dead-letter",
    subcommands = {LetterLs.class, LetterGroups.class, LetterShow.class, LetterReplay.class, LetterEdit.class, LetterDiscard.class, LetterRestore.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class DeadLetterCommand {
  static final String PATH = "/api/v1/dead-letters";
}
