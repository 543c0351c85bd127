package de.kassenbote.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.feed.FeedMarks;
import de.kassenbote.hub.feed.FeedSettings;
import de.kassenbote.hub.feed.Feeds;
import de.kassenbote.hub.feed.ListedSource;
import de.kassenbote.hub.masterdata.ArticleState;
import de.kassenbote.hub.masterdata.ArticleTable;
import de.kassenbote.hub.masterdata.CatalogFeed;
import de.kassenbote.hub.masterdata.CustomerFeed;
import de.kassenbote.hub.masterdata.CustomerTable;
import de.kassenbote.hub.masterdata.Edit;
import de.kassenbote.hub.masterdata.HubDatabase;
import de.kassenbote.hub.masterdata.MasterDataWriter;
import de.kassenbote.hub.masterdata.SupplierFeed;
import de.kassenbote.hub.masterdata.SupplierTable;
import de.kassenbote.hub.operator.Act;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.hub.stock.StockFeed;
import de.kassenbote.hub.stock.StockTable;
import de.kassenbote.routes.TwoBrokers;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Supplier;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.Queues;
import de.kassenbote.routes.synclog.SyncLog;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database must do when tills get other data, one by one and by templates. */
abstract class ExchangeContract extends HubDatabase {
  private static final Operator ANNA = new Operator("anna");
  private static final TillId K01 = new TillId("K01");
  private static final TillId K02 = new TillId("K02");
  private static final TillId K03 = new TillId("K03");

  @TempDir private static Path directory;

  private final List<ListedSource> sources =
      List.of(new CatalogFeed(), new CustomerFeed(new CustomerTable()), new SupplierFeed(new SupplierTable()), new StockFeed(new StockTable()));
  private final List<TillId> newRevisions = new ArrayList<>();
  private TwoBrokers brokers;
  private Feeds feeds;
  private OperatorActs acts;
  private ExchangeDesk desk;

  @BeforeAll
  void open() throws Exception {
    brokers = new TwoBrokers(directory.resolve(getClass().getSimpleName()));
    brokers.openHub();
    acts = new OperatorActs(database, Clock.systemUTC());
    start();
  }

  private void start() {
    feeds =
        new Feeds(
            database, sources, () -> brokers.hub().queues(), brokers.hub().connectionFactory(), FeedSettings.DEFAULT, SyncLog.NONE, Clock.systemUTC(), Clock.systemUTC());
    desk = new ExchangeDesk(database, feeds.exchange(), sources, (tx, till) -> newRevisions.add(till), acts);
  }

  @AfterAll
  void close() {
    feeds.close();
    brokers.close();
  }

  @BeforeEach
  void onlyMasterData() {
    List<String> tables =
        List.of("till_subscription", "till_feed", "feed_mark", "exchange_template", "exchange_template_scope", "exchange_follower", "operator_act");
    database.useTransaction(tx -> tables.forEach(table -> tx.execute("DELETE FROM " + table)));
    article("A1", "town");
    article("A2", "town", "fair");
    article("A3", "fair");
    customer("C1", "gold");
    customer("C2", "silver");
    customer("C3", null);
    database.useTransaction(
        tx -> new MasterDataWriter<>(new SupplierTable(), new FeedMarks()).write(tx, new Edit<>("S1", before -> new Supplier("S1", 0, "Mill", null, null))));
    newRevisions.clear();
  }

  @Test
  void changingATemplateMovesAllItsTillsAndNoOther() {
    desk.addTemplate("branch", wish().catalogs("town").wish(), ANNA);
    enrol(K01, wish().template("branch").wish());
    enrol(K02, wish().template("branch").wish());
    enrol(K03, wish().catalogs("town").wish());
    database.useTransaction(tx -> tx.execute("DELETE FROM feed_mark"));

    Template after = desk.setTemplate("branch", wish().catalogs("town", "fair").everybody().suppliers().wish(), ANNA);

    assertThat(after.tills()).containsExactly(K01, K02);
    assertThat(feeds.exchange().of(K01)).containsExactly(catalog("fair"), catalog("town"), all(Feed.CUSTOMER), all(Feed.SUPPLIER));
    assertThat(feeds.exchange().of(K02)).isEqualTo(feeds.exchange().of(K01));
    assertThat(feeds.exchange().of(K03)).containsExactly(catalog("town"));
    assertThat(newRevisions).containsExactly(K01, K02);
    assertThat(texts("SELECT scope FROM feed_mark WHERE feed = 'settings' ORDER BY scope")).containsExactly("K01", "K02");
    Act act = acts.list().get(0);
    assertThat(act.who()).isEqualTo("anna");
    assertThat(act.what()).isEqualTo("exchange-template-set");
    assertThat(state(act.before()).path("catalogs").toString()).isEqualTo("[\"town\"]");
    assertThat(state(act.after()).path("allCustomers").asBoolean()).isTrue();
    assertThat(act.result()).isEqualTo("2 tills get the new selection");
  }

  @Test
  void aTemplateThatFailsAtItsLastTillMovesNone() {
    desk.addTemplate("branch", wish().catalogs("town").wish(), ANNA);
    List.of(K01, K02).forEach(till -> enrol(till, wish().template("branch").wish()));
    long recorded = acts.list().size();
    ExchangeDesk broken =
        new ExchangeDesk(
            database,
            feeds.exchange(),
            sources,
            (tx, till) -> {
              if (till.equals(K02)) {
                throw new IllegalStateException("power cut");
              }
            },
            acts);

    assertThatThrownBy(() -> broken.setTemplate("branch", wish().catalogs("fair").wish(), ANNA)).hasMessage("power cut");

    assertThat(feeds.exchange().of(K01)).containsExactly(catalog("town"));
    assertThat(feeds.exchange().of(K02)).containsExactly(catalog("town"));
    assertThat(desk.template("branch").selection().catalogs()).containsExactly("town");
    assertThat(acts.list()).hasSize((int) recorded);
  }

  /** The hub dies between its commit and the broker's filter; the next start mends it. */
  @Test
  void whatWasCommittedIsTheFilterAfterTheNextStart() {
    enrol(K01, wish().catalogs("fair", "town").wish());
    live();
    article("A4", "town");
    publish();
    long waiting = brokers.hub().queues().messageCount(Queues.feeds(K01));
    assertThat(waiting).isPositive();

    SortedSet<FeedScope> fair = wish().catalogs("fair").wish().selection().scopes();
    database.useTransaction(tx -> new TillMoves(feeds.exchange(), (h, till) -> {}).move(tx, List.of(K01), fair));
    feeds.close();
    brokers.closeHub();
    brokers.openHub();
    start();
    article("A5", "town");
    publish();
    assertThat(brokers.hub().queues().messageCount(Queues.feeds(K01))).as("with changes of the town").isEqualTo(waiting);
    article("A6", "fair");
    publish();
    assertThat(brokers.hub().queues().messageCount(Queues.feeds(K01))).as("with a change of the fair").isEqualTo(waiting + 1);
  }

  @Test
  void aTillGetsSettingsOfItsOwnAndFollowsNoLonger() {
    desk.addTemplate("branch", wish().catalogs("town").wish(), ANNA);
    enrol(K01, wish().template("branch").wish());
    assertThat(desk.find(K01).template()).isEqualTo("branch");

    desk.set(K01, wish().catalogs("fair").groups("gold", "none").stock().wish(), ANNA);
    desk.setTemplate("branch", wish().catalogs("town").suppliers().wish(), ANNA);

    TillExchange now = desk.find(K01);
    assertThat(now.template()).isNull();
    assertThat(now.selection()).isEqualTo(wish().catalogs("fair").groups("gold", "none").stock().wish().selection());
    Act act = acts.list().get(1);
    assertThat(act.what()).isEqualTo("exchange");
    assertThat(state(act.before()).path("template").asText()).isEqualTo("branch");
    assertThat(state(act.after()).path("customerGroups").toString()).isEqualTo("[\"gold\",\"none\"]");
  }

  @Test
  void aCatalogThatIsNotThereIsRefusedWithThoseThatAre() {
    enrol(K01, wish().catalogs("town").wish());

    assertRefused(422, "there is no catalog 'twon'; there are 'fair', 'town'. One that is to be new needs --new-catalog (newCatalogs)",
        () -> desk.set(K01, wish().catalogs("fair", "twon").wish(), ANNA));
    assertRefused(422, "there is no catalog 'twon'; there are 'fair', 'town'. One that is to be new needs --new-catalog (newCatalogs)",
        () -> enrol(K02, wish().catalogs("twon").wish()));
    assertRefused(422, "there is no customer group 'golden'; there are 'gold', 'silver'. One that is to be new needs --new-customer-group (newCustomerGroups)",
        () -> desk.addTemplate("branch", wish().groups("golden").wish(), ANNA));

    assertThat(feeds.exchange().of(K01)).containsExactly(catalog("town"));
    assertThat(feeds.exchange().of(K02)).isEmpty();
    assertThat(desk.templates()).isEmpty();
    assertThat(acts.list()).isEmpty();
  }

  @Test
  void aCatalogThatIsToBeNewIsThereFromThenOn() {
    enrol(K01, wish().catalogs("town").wish());

    desk.preview(K01, wish().catalogs("summer").brandNew().wish());
    assertThatThrownBy(() -> desk.set(K01, wish().catalogs("summer").wish(), ANNA)).hasMessageStartingWith("there is no catalog 'summer'");
    desk.set(K01, wish().catalogs("summer").groups("guests").brandNew().wish(), ANNA);
    enrol(K02, wish().catalogs("summer").groups("guests").wish());
    article("A9", "summer");

    assertThat(feeds.exchange().of(K02)).containsExactly(catalog("summer"), new FeedScope(Feed.CUSTOMER, "guests"));
  }

  @Test
  void aPreviewCountsWhatNoOtherScopeHoldsAndChangesNothing() {
    desk.addTemplate("branch", wish().catalogs("town").groups("gold").wish(), ANNA);
    List.of(K01, K02).forEach(till -> enrol(till, wish().template("branch").wish()));
    long recorded = acts.list().size();

    Preview own = desk.preview(K01, wish().catalogs("fair").everybody().suppliers().wish());
    Preview template = desk.previewTemplate("branch", wish().catalogs("town", "fair").wish());

    assertThat(own.tills()).containsExactly(new Preview.OfTill(K01, List.of(rows(Feed.CATALOG, 1, 1), rows(Feed.CUSTOMER, 2, 0), rows(Feed.SUPPLIER, 1, 0), rows(Feed.STOCK, 0, 0))));
    List<Preview.Rows> both = List.of(rows(Feed.CATALOG, 1, 0), rows(Feed.CUSTOMER, 0, 1), rows(Feed.SUPPLIER, 0, 0), rows(Feed.STOCK, 0, 0));
    assertThat(template.tills()).containsExactly(new Preview.OfTill(K01, both), new Preview.OfTill(K02, both));
    assertThat(feeds.exchange().of(K01)).containsExactly(catalog("town"), new FeedScope(Feed.CUSTOMER, "gold"));
    assertThat(desk.template("branch").selection().catalogs()).containsExactly("town");
    assertThat(acts.list()).hasSize((int) recorded);
    assertThat(newRevisions).isEmpty();
  }

  @Test
  void aTemplateIsRemovedOnlyWhenNoTillFollowsIt() {
    desk.addTemplate("branch", wish().catalogs("town").wish(), ANNA);
    List.of(K01, K02).forEach(till -> enrol(till, wish().template("branch").wish()));

    assertRefused(409, "the template 'branch' is followed by K01, K02: give them other settings first", () -> desk.removeTemplate("branch", ANNA));
    List.of(K01, K02).forEach(till -> desk.set(till, wish().catalogs("town").wish(), ANNA));
    desk.removeTemplate("branch", ANNA);

    assertThat(desk.templates()).isEmpty();
    assertRefused(404, "there is no exchange template 'branch'; there is none yet", () -> desk.template("branch"));
    assertRefused(422, "there is no exchange template 'branch'; there is none yet", () -> desk.set(K01, wish().template("branch").wish(), ANNA));
    assertThat(feeds.exchange().of(K01)).containsExactly(catalog("town"));
  }

  @Test
  void whatContradictsItselfIsRefused() {
    desk.addTemplate("branch", wish().catalogs("town").wish(), ANNA);
    enrol(K01, wish().catalogs("town").wish());

    assertThatThrownBy(() -> desk.set(K01, wish().template("branch").catalogs("fair").wish(), ANNA)).hasMessageStartingWith("a template says everything");
    assertThatThrownBy(() -> desk.set(K01, wish().everybody().groups("gold").wish(), ANNA)).hasMessageStartingWith("a till gets all customers or those of some groups");
    assertThatThrownBy(() -> desk.set(K01, wish().groups("all").brandNew().wish(), ANNA)).hasMessageStartingWith("'all' is no customer group");
    assertRefused(400, "a template cannot follow another one: name catalogs, customers, suppliers and stock", () -> desk.addTemplate("other", wish().template("branch").wish(), ANNA));
    assertRefused(409, "there is an exchange template 'branch' already", () -> desk.addTemplate("branch", wish().wish(), ANNA));
    assertRefused(404, "there is no till K09 at the hub", () -> desk.set(new TillId("K09"), wish().wish(), ANNA));
    assertThatThrownBy(() -> desk.addTemplate("a/b", wish().wish(), ANNA)).hasMessageStartingWith("'a/b' is no name of a template");
  }

  @Test
  void twoHundredTillsMoveTogetherQuickly() {
    desk.addTemplate("branch", wish().catalogs("town").wish(), ANNA);
    List<TillId> tills = IntStream.rangeClosed(1, 200).mapToObj(n -> new TillId("T%03d".formatted(n))).toList();
    tills.forEach(till -> enrol(till, wish().template("branch").wish()));

    long began = System.nanoTime();
    desk.setTemplate("branch", wish().catalogs("fair").everybody().wish(), ANNA);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf("200 tills moved in %d ms%n", took.toMillis());

    assertThat(tills).allSatisfy(till -> assertThat(feeds.exchange().of(till)).containsExactly(catalog("fair"), all(Feed.CUSTOMER)));
    assertThat(took).isLessThan(Duration.ofSeconds(20));
    tills.forEach(feeds.exchange()::dismiss);
  }

  private void enrol(TillId till, Wish wish) {
    SortedSet<FeedScope> scopes = database.inTransaction(tx -> desk.enrol(tx, till, wish));
    desk.applyFilter(till);
    assertThat(feeds.exchange().of(till)).isEqualTo(scopes);
  }

  /** As if each till had been brought everything. */
  private void live() {
    database.useTransaction(tx -> tx.execute("UPDATE till_feed SET state = 'LIVE'"));
    feeds.exchange().applyFilter(K01);
  }

  /** These feeds have no source for settings. */
  private void publish() {
    database.useTransaction(tx -> tx.execute("DELETE FROM feed_mark WHERE feed = 'settings'"));
    for (int i = 0; i < 20; i++) {
      feeds.publisher().runOnce();
    }
  }

  private void article(String number, String... catalogs) {
    Article article = new Article(number, 0, "tea", null, List.of(), "piece", BigDecimal.valueOf(7), false, false, null, null, List.of());
    ArticleState state = new ArticleState(article, new TreeSet<>(List.of(catalogs)));
    write(tx -> new MasterDataWriter<>(new ArticleTable(), new FeedMarks()).write(tx, new Edit<>(number, before -> state)));
  }

  private void customer(String number, String group) {
    Customer customer = new Customer(number, 0, "Ada", group, null, null, null, null);
    write(tx -> new MasterDataWriter<>(new CustomerTable(), new FeedMarks()).write(tx, new Edit<>(number, before -> customer)));
  }

  private void write(Consumer<Handle> work) {
    database.useTransaction(work);
  }

  private List<String> texts(String sql) {
    return database.read(tx -> tx.createQuery(sql).mapTo(String.class).list());
  }

  private static void assertRefused(int status, String sentence, Runnable act) {
    assertThatThrownBy(act::run)
        .hasMessage(sentence)
        .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status()).isEqualTo(status));
  }

  private static Preview.Rows rows(Feed feed, long comes, long goes) {
    return new Preview.Rows(feed, comes, goes);
  }

  private static FeedScope catalog(String name) {
    return new FeedScope(Feed.CATALOG, name);
  }

  private static FeedScope all(Feed feed) {
    return new FeedScope(feed, Feed.ALL);
  }

  private static WishBuilder wish() {
    return new WishBuilder();
  }

  private static final class WishBuilder {
    private String template;
    private List<String> catalogs;
    private List<String> groups;
    private Boolean everybody;
    private Boolean suppliers;
    private Boolean stock;
    private Boolean brandNew;

    WishBuilder template(String name) {
      template = name;
      return this;
    }

    WishBuilder catalogs(String... names) {
      catalogs = Arrays.asList(names);
      return this;
    }

    WishBuilder groups(String... names) {
      groups = Arrays.asList(names);
      return this;
    }

    WishBuilder everybody() {
      everybody = true;
      return this;
    }

    WishBuilder suppliers() {
      suppliers = true;
      return this;
    }

    WishBuilder stock() {
      stock = true;
      return this;
    }

    WishBuilder brandNew() {
      brandNew = true;
      return this;
    }

    Wish wish() {
      return new Wish(template, catalogs, groups, everybody, suppliers, stock, brandNew, brandNew);
    }
  }

  private static JsonNode state(@Nullable JsonNode told) {
    return Objects.requireNonNull(told, "the act tells it");
  }
}
