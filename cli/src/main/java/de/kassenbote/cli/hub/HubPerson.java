package de.kassenbote.cli.hub;

import picocli.CommandLine.Command;

/** The noun {@code hub person}. */
@Command(
    name = "person",
    subcommands = {PersonAdd.class, PersonList.class, PersonSet.class, PersonLock.class, PersonUnlock.class, PersonRm.class, PersonResetPassword.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class HubPerson {}
