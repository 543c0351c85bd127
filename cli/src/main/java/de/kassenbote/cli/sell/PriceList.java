package de.kassenbote.cli.sell;

import static de.kassenbote.cli.terminal.Texts.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.cli.client.Refused;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.Money;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a piece of each article costs at a till now, asked for once per article. */
public final class PriceList {
  private final Rest till;
  private final Map<String, Money> known = new ConcurrentHashMap<>();

  PriceList(Rest till) {
    this.till = till;
  }

  /**
   * @throws Failure when the till does not sell it
   */
  public Money of(String article) {
    return find(article).orElseThrow(() -> new Failure(text("no-price", article)));
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
    try {
      JsonNode price = till.get("/api/v1/articles/" + Rest.encoded(article).replace("+", "%20")).path("price");
      return price.isObject() ? Optional.of(Money.of(price.path("minor").longValue(), price.path("currency").asText())) : Optional.empty();
    } catch (Refused e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
