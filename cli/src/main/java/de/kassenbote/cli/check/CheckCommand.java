package de.kassenbote.cli.check;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The noun {@code check}. */
@Command(
    name = "check",
    subcommands = {CheckHub.class, CheckTill.class, CheckQueue.class, CheckDisk.class},
    synopsisSubcommandLabel = "COMMAND",
    exitCodeOnInvalidInput = Level.USAGE,
    mixinStandardHelpOptions = true)
public final class CheckCommand {
  /** What a monitoring system gets in the place of a check that was not understood. */
  public static String unknown(String sentence) {
    return new Report("").note(Level.UNKNOWN, sentence).line();
  }

  /** Whether it is this noun or one of its verbs. */
  public static boolean includes(CommandSpec command) {
    return command.userObject() instanceof CheckCommand || (command.parent() != null && command.parent().userObject() instanceof CheckCommand);
  }
}
