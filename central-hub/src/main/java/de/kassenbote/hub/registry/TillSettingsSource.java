package de.kassenbote.hub.registry;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.feed.ExchangeSettings;
import de.kassenbote.hub.feed.FeedSource;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The settings feed: each till's own settings, in a scope of its own. */
public final class TillSettingsSource implements FeedSource {
  private final TillRegistry registry;
  private final Supplier<ExchangeSettings> exchange;

  /**
   * @param exchange asked only when content is read, as the feeds are put together with this source
   */
  public TillSettingsSource(TillRegistry registry, Supplier<ExchangeSettings> exchange) {
    this.registry = registry;
    this.exchange = exchange;
  }

  @Override
  public Feed feed() {
    return Feed.SETTINGS;
  }

  @Override
  public Map<String, JsonNode> contents(Handle transaction, String scope, Collection<String> keys) {
    TillId till = new TillId(scope);
    return registry
        .find(transaction, till)
        .filter(row -> keys.contains(TillSettings.KEY))
        .map(row -> registry.settings(transaction, row, exchange.get().of(transaction, till)))
        .map(settings -> Map.of(TillSettings.KEY, Contract.tree(settings)))
        .orElse(Map.of());
  }
}
