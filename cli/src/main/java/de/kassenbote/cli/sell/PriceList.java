package de.kassenbote.cli.sell;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.Money;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a piece of each article costs at a till now, asked for once per article. */
public final class PriceList {
  private static final int CANDIDATES = 50;

  private final Rest till;
  private final Map<String, Money> known = new ConcurrentHashMap<>();

  PriceList(Rest till) {
    this.till = till;
  }

  /**
   * @throws Failure when the till does not sell it
   */
  public Money of(String article) {
    return find(article).orElseThrow(() -> new Failure("article %s is not in the till's catalog, or has no price now".formatted(article)));
  }

  public Optional<Money> find(String article) {
    Money price = known.get(article);
    if (price == null) {
      Optional<Money> asked = ask(article);
      asked.ifPresent(p -> known.put(article, p));
      return asked;
    }
    return Optional.of(price);
  }

  void forget() {
    known.clear();
  }

  private Optional<Money> ask(String article) {
    JsonNode found = till.get("/api/v1/articles?limit=" + CANDIDATES + "&q=" + Rest.encoded(article));
    for (JsonNode candidate : found.isArray() ? found : found.path("articles")) {
      JsonNode price = candidate.path("price");
      if (candidate.path("number").asText().equals(article) && price.isObject()) {
        return Optional.of(Money.of(price.path("minor").longValue(), price.path("currency").asText()));
      }
    }
    return Optional.empty();
  }
}
