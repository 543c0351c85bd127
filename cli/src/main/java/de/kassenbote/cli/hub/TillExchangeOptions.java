package de.kassenbote.cli.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which data one till gets: those of a template, or its own. */
final class TillExchangeOptions {
  @Option(names = "--template", paramLabel = "NAME", descriptionKey = "exchange-options.template")
  private @Nullable String template;

  @Mixin private ExchangeOptions selection = new ExchangeOptions();

  boolean isEmpty() {
    return template == null && selection.isEmpty();
  }

  ObjectNode toJson() {
    ObjectNode json = selection.toJson();
    return template == null ? json : json.put("template", template);
  }
}
