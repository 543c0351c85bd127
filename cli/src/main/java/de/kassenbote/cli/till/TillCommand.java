package de.kassenbote.cli.till;

import picocli.CommandLine.Command;

/** The noun {@code till}. */
@Command(
    name = "till",
    description = "Run a till, and tell a running one what to do.",
    subcommands = {TillRun.class, TillStatus.class, TillSell.class, TillExchangeNow.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class TillCommand {}
