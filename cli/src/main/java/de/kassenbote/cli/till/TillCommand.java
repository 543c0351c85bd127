package de.kassenbote.cli.till;

import picocli.CommandLine.Command;

/** The noun {@code till}. */
@Command(
    name = "till",
    subcommands = {TillRun.class, TillStatus.class, TillSell.class, TillExchangeNow.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class TillCommand {}
