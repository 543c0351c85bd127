package de.kassenbote.cli.hub;

import picocli.CommandLine.Command;

/** The noun {@code hub till}. */
@Command(
    name = "till",
    subcommands = {
      TillAdd.class,
      TillImport.class,
      TillList.class,
      TillShow.class,
      TillSet.class,
      TillExchange.class,
      TillRelease.class,
      TillLock.class,
      TillUnbind.class,
      TillReplace.class,
      TillRetire.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class HubTill {}
