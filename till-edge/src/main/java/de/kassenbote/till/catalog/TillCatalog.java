package de.kassenbote.till.catalog;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.StockLevel;
import de.kassenbote.routes.contract.Supplier;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.till.feed.FeedRows;
import de.kassenbote.till.feed.HeldScopes;
import de.kassenbote.till.numbers.NumberRanges;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The till's tables of head office's data, for reading here and for the feeds to write. */
public final class TillCatalog implements HeldScopes {
  private final Database database;
  private final TillId till;
  private final TillSettings initial;
  private final ArticleTable articles = new ArticleTable();
  private final CustomerTable customers = new CustomerTable();
  private final SupplierTable suppliers = new SupplierTable();
  private final StockTable stock = new StockTable();
  private final SettingsTable settings;

  /**
   * @param initial what the till file says, until the settings feed says otherwise
   */
  public TillCatalog(Database database, TillId till, TillSettings initial, NumberRanges ranges) {
    this.database = database;
    this.till = till;
    this.initial = initial;
    this.settings = new SettingsTable(ranges);
  }

  /** For the feeds. */
  public List<FeedRows<?>> rows() {
    return List.of(articles, customers, suppliers, stock, settings);
  }

  @Override
  public SortedSet<FeedScope> held() {
    SortedSet<FeedScope> held = new TreeSet<>(settings().current().scopes());
    held.removeIf(scope -> scope.feed() == Feed.SETTINGS);
    held.add(FeedScope.settingsOf(till));
    return Collections.unmodifiableSortedSet(held);
  }

  public SettingsInForce settings() {
    return () -> database.read(h -> settings.find(h, TillSettings.KEY)).orElse(initial);
  }

  public ArticleCatalog articles() {
    return new Articles();
  }

  public CustomerDirectory customers() {
    return new Customers();
  }

  public Optional<Supplier> supplier(String number) {
    return database.read(h -> suppliers.find(h, number));
  }

  public Optional<StockLevel> stock(String article) {
    return database.read(h -> stock.find(h, article));
  }

  private final class Articles implements ArticleCatalog {
    @Override
    public Optional<Article> byNumber(String number) {
      return database.read(h -> articles.find(h, number));
    }

    @Override
    public Optional<Article> byGtin(String gtin) {
      return database.read(h -> articles.byGtin(h, gtin));
    }

    @Override
    public List<Article> search(String text, int limit) {
      return database.read(h -> articles.search(h, text, limit));
    }
  }

  private final class Customers implements CustomerDirectory {
    @Override
    public Optional<Customer> byNumber(String number) {
      return database.read(h -> customers.find(h, number));
    }

    @Override
    public List<Customer> search(String text, int limit) {
      return database.read(h -> customers.search(h, text, limit));
    }
  }
}
