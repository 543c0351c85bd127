package de.kassenbote.cli.hub;

import picocli.CommandLine.Command;

/** The noun {@code hub till}. */
@Command(
    name = "till",
    subcommands = {TillAdd.class, TillList.class, TillShow.class, TillExchange.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class HubTill {}
