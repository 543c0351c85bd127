package de.kassenbote.cli.hub;

import picocli.CommandLine.Command;

/** The noun {@code hub branch}. */
@Command(
    name = "branch",
    subcommands = {BranchAdd.class, BranchList.class, BranchSet.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class HubBranch {}
