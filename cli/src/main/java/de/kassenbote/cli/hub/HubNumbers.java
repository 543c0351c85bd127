package de.kassenbote.cli.hub;

import picocli.CommandLine.Command;

/** The noun {@code hub numbers}. */
@Command(
    name = "numbers",
    subcommands = {NumbersList.class, NumbersSeries.class, NumbersAdd.class, NumbersSet.class, NumbersAssign.class, NumbersGive.class, NumbersSkip.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class HubNumbers {}
