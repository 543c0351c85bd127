package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.hub.exchange.ExchangeDesk;
import de.kassenbote.hub.exchange.Wish;
import de.kassenbote.hub.numbers.NumberAdministration;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillFile;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Adds tills. A till is whole or not there: rows, number ranges and subscription in one step. */
public final class TillAdministration {
  private final Database database;
  private final TillRegistry registry;
  private final NumberAdministration numbers;
  private final ExchangeDesk exchange;
  private final Consumer<TillId> replyQueue;
  private final Supplier<String> address;

  /**
   * @param replyQueue makes sure that a till's reply queue exists
   * @param address of the hub's broker, {@code host:port}
   */
  public TillAdministration(
      Database database,
      TillRegistry registry,
      NumberAdministration numbers,
      ExchangeDesk exchange,
      Consumer<TillId> replyQueue,
      Supplier<String> address) {
    this.database = database;
    this.registry = registry;
    this.numbers = numbers;
    this.exchange = exchange;
    this.replyQueue = replyQueue;
    this.address = address;
  }

  /**
   * @return what the till needs to begin; its password is in there and nowhere else
   * @throws IllegalStateException when the till exists already
   */
  TillFile add(TillId till, Wish wish) {
    String password = TillPassword.random();
    TillFile file =
        database.inTransaction(
            h -> {
              if (registry.find(h, till).isPresent()) {
                throw new IllegalStateException("till %s exists already".formatted(till));
              }
              SortedSet<FeedScope> scopes = exchange.enrol(h, till, wish);
              registry.insert(h, till, password);
              numbers.begin(h, till);
              TillSettings settings = registry.settings(h, registry.find(h, till).orElseThrow(), scopes);
              return new TillFile(Contract.VERSION, address.get(), till, 1, password, settings);
            });
    replyQueue.accept(till);
    exchange.applyFilter(till);
    return file;
  }

  /** What must be there before tills are let in; again after each start of the broker. */
  public void ensureReplyQueues() {
    registry.all().forEach(till -> replyQueue.accept(till.id()));
  }
}
