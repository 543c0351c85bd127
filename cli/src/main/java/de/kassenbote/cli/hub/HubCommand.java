package de.kassenbote.cli.hub;

import picocli.CommandLine.Command;

/** The noun {@code hub}. */
@Command(
    name = "hub",
    subcommands = {HubRun.class, HubBranch.class, HubTill.class, HubCode.class, HubExchangeTemplate.class, HubNumbers.class, HubPerson.class, HubImport.class, HubRebuild.class, HubCompleteness.class, HubBackup.class, HubRestore.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class HubCommand {}
