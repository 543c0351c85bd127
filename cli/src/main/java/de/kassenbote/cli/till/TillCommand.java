package de.kassenbote.cli.till;

import de.kassenbote.cli.hub.TillList;
import de.kassenbote.cli.hub.TillShow;
import picocli.CommandLine.Command;

/** The noun {@code till}. */
@Command(
    name = "till",
    subcommands = {
      TillEnrol.class,
      TillRun.class,
      TillStatus.class,
      TillSell.class,
      TillExchangeNow.class,
      TillList.class,
      TillShow.class,
      TillRescue.class,
      TillReset.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class TillCommand {}
