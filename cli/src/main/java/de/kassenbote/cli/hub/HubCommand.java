package de.kassenbote.cli.hub;

import picocli.CommandLine.Command;

/** The noun {@code hub}. */
@Command(
    name = "hub",
    description = "Run the hub, and tell a running one what to do.",
    subcommands = {HubRun.class, HubTill.class, HubImport.class, HubRebuild.class, HubCompleteness.class, HubBackup.class, HubRestore.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class HubCommand {}
