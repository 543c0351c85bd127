package de.kassenbote.cli.check;

import picocli.CommandLine.Command;

/** The noun {@code check}. */
@Command(
    name = "check",
    subcommands = {CheckHub.class, CheckTill.class, CheckQueue.class, CheckDisk.class},
    synopsisSubcommandLabel = "COMMAND",
    exitCodeOnInvalidInput = Level.USAGE,
    mixinStandardHelpOptions = true)
public final class CheckCommand {}
