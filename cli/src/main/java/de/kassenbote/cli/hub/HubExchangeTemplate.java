package de.kassenbote.cli.hub;

import de.kassenbote.cli.client.Rest;
import picocli.CommandLine.Command;

/** The noun {@code hub exchange-template}. */
@Command(
    name = "exchange-template",
    subcommands = {TemplateAdd.class, TemplateSet.class, TemplateLs.class, TemplateShow.class, TemplateRm.class},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class HubExchangeTemplate {
  static final String PATH = "/api/v1/exchange-templates";

  /** The address of one template. */
  static String path(String name) {
    return PATH + "/" + Rest.segment(name);
  }
}
