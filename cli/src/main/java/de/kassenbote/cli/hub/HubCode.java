package de.kassenbote.cli.hub;

import picocli.CommandLine.Command;

/** The noun {@code hub code}. */
@Command(
    name = "code",
    subcommands = {CodeAdd.class, CodeList.class, CodeRevoke.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class HubCode {}
