package de.kassenbote.systemtest.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kassenbote.cli.client.Rest;
import de.kassenbote.http.WebServer;
import de.kassenbote.hub.exchange.ExchangeApi;
import de.kassenbote.hub.exchange.ExchangeDesk;
import de.kassenbote.hub.exchange.Wish;
import de.kassenbote.hub.feed.FeedMarks;
import de.kassenbote.hub.feed.FeedSettings;
import de.kassenbote.hub.feed.ListedSource;
import de.kassenbote.hub.masterdata.ArticleState;
import de.kassenbote.hub.masterdata.ArticleTable;
import de.kassenbote.hub.masterdata.CatalogFeed;
import de.kassenbote.hub.masterdata.CustomerFeed;
import de.kassenbote.hub.masterdata.CustomerTable;
import de.kassenbote.hub.masterdata.Edit;
import de.kassenbote.hub.masterdata.MasterDataWriter;
import de.kassenbote.hub.masterdata.MasterTable;
import de.kassenbote.hub.masterdata.SupplierFeed;
import de.kassenbote.hub.masterdata.SupplierTable;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.hub.stock.StockFeed;
import de.kassenbote.hub.stock.StockTable;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.StockLevel;
import de.kassenbote.routes.contract.Supplier;
import de.kassenbote.routes.contract.TillId;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A hub that is master data, feeds and exchange settings, changed as its operators do; stepped by hand. */
final class StockedHub implements AutoCloseable {
  private static final List<ListedSource> SOURCES =
      List.of(new CatalogFeed(), new CustomerFeed(new CustomerTable()), new SupplierFeed(new SupplierTable()), new StockFeed(new StockTable()));

  final FeedHub hub;
  private WebServer server;
  private Rest rest;
  private ExchangeDesk desk;

  StockedHub(Path directory, FeedSettings limits) throws Exception {
    hub = new FeedHub(directory, limits, SOURCES);
    open();
  }

  /** With its broker. */
  void restart() {
    server.close();
    hub.restart();
    open();
  }

  private void open() {
    desk = new ExchangeDesk(hub.database, hub.exchange().exchange(), SOURCES, (tx, till) -> {}, new OperatorActs(hub.database, hub.clock));
    server = WebServer.onLoopback(0, 1 << 20, Contract.mapper(), c -> {}, r -> new ExchangeApi(desk).register(r));
    rest = new Rest(URI.create("http://127.0.0.1:" + server.port()), null, "hub");
  }

  void enrol(TillId till, JsonNode wish) {
    hub.database.useTransaction(tx -> desk.enrol(tx, till, Contract.read(wish, Wish.class)));
    desk.applyFilter(till);
  }

  void exchange(TillId till, JsonNode wish) {
    rest.put("/api/v1/tills/" + till + "/exchange", wish);
  }

  void addTemplate(String name, JsonNode wish) {
    rest.post("/api/v1/exchange-templates/" + name, wish, Map.of());
  }

  void setTemplate(String name, JsonNode wish) {
    rest.put("/api/v1/exchange-templates/" + name, wish);
  }

  JsonNode preview(TillId till, JsonNode wish) {
    return rest.put("/api/v1/tills/" + till + "/exchange?dryRun=true", wish);
  }

  JsonNode previewTemplate(String name, JsonNode wish) {
    return rest.put("/api/v1/exchange-templates/" + name + "?dryRun=true", wish);
  }

  /** Everything that a till can get, but what is taken out. */
  static ObjectNode wish(Collection<String> catalogs, boolean allCustomers, Collection<String> groups, boolean suppliers, boolean stock) {
    ObjectNode wish = Contract.mapper().createObjectNode().put("allCustomers", allCustomers).put("suppliers", suppliers).put("stock", stock);
    catalogs.forEach(wish.putArray("catalogs")::add);
    groups.forEach(wish.putArray("customerGroups")::add);
    return wish;
  }

  static ObjectNode template(String name) {
    return Contract.mapper().createObjectNode().put("template", name);
  }

  void article(String number, String name, Collection<String> catalogs) {
    Article article = new Article(number, 0, name, null, List.of(), "piece", BigDecimal.valueOf(7), false, false, null, null, List.of());
    write(new ArticleTable(), new Edit<>(number, before -> state(article, before, catalogs)));
  }

  /** With the number that an article has already. */
  private static ArticleState state(Article article, @Nullable ArticleState before, Collection<String> catalogs) {
    Article kept =
        before == null
            ? article
            : new Article(
                article.number(), before.article().revision(), article.name(), null, List.of(), "piece", article.taxRate(), false, false, null, null, List.of());
    return new ArticleState(kept, new TreeSet<>(catalogs));
  }

  void deleteArticle(String number) {
    write(new ArticleTable(), Edit.delete(number));
  }

  void customer(String number, String name, @Nullable String group) {
    write(new CustomerTable(), new Edit<>(number, before -> new Customer(number, before == null ? 0 : before.revision(), name, group, null, null, null, null)));
  }

  void deleteCustomer(String number) {
    write(new CustomerTable(), Edit.delete(number));
  }

  void supplier(String number, String name) {
    write(new SupplierTable(), new Edit<>(number, before -> new Supplier(number, before == null ? 0 : before.revision(), name, null, null)));
  }

  void stock(String article, int quantity) {
    write(new StockTable(), new Edit<>(article, before -> new StockLevel(article, before == null ? 0 : before.revision(), BigDecimal.valueOf(quantity))));
  }

  private <S> void write(MasterTable<S> table, Edit<S> edit) {
    hub.database.useTransaction(tx -> new MasterDataWriter<>(table, new FeedMarks()).write(tx, edit));
  }

  boolean isParked(TillId till) {
    return hub.database.read(
            tx -> tx.select("SELECT parked FROM till_subscription WHERE till = ?", till.value()).mapTo(Integer.class).one())
        == 1;
  }

  @Override
  public void close() {
    server.close();
    hub.close();
  }
}
