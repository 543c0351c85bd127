package de.kassenbote.systemtest.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.feed.ExchangeSettings;
import de.kassenbote.hub.feed.FeedSource;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Settings that say which scopes a till is to hold; their revision counts how often they were read. */
final class SettingsOfTills implements FeedSource {
  private final Supplier<ExchangeSettings> exchange;
  private final AtomicLong revision = new AtomicLong();

  SettingsOfTills(Supplier<ExchangeSettings> exchange) {
    this.exchange = exchange;
  }

  @Override
  public Feed feed() {
    return Feed.SETTINGS;
  }

  @Override
  public Map<String, JsonNode> contents(Handle h, String scope, Collection<String> keys) {
    TillSettings settings =
        new TillSettings(
            revision.incrementAndGet(), exchange.get().of(h, new TillId(scope)), List.of(), List.of("cash"), "EUR", ZoneId.of("Europe/Berlin"));
    return Map.of(TillSettings.KEY, Contract.tree(settings));
  }
}
