package de.kassenbote.hub.masterdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.hub.feed.FeedSource;
import de.kassenbote.hub.feed.ListedSource;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Customer;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import de.kassenbote.routes.contract.Supplier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What every database must do with articles, catalogs, customers and suppliers. */
abstract class MasterDataContract extends HubDatabase {
  private static final Price BASE = new Price(Money.of(430, "EUR"), Instant.EPOCH, null);

  private final ArticleTable table = new ArticleTable();
  private final MasterDataWriter<ArticleState> articles = new MasterDataWriter<>(table, marks);
  private final MasterDataWriter<Customer> customers = new MasterDataWriter<>(new CustomerTable(), marks);
  private final MasterDataWriter<Supplier> suppliers = new MasterDataWriter<>(new SupplierTable(), marks);
  private final CatalogFeed feed = new CatalogFeed();

  @Test
  void aNewArticleIsMarkedInEveryCatalogThatHoldsItAndReadAsItWasWritten() {
    ArticleState tea = state(article("B1").gtins("40000008", "20000004").deposit("P1").build(), "messe", "standard");
    put(state(article("P1").build()));
    takeMarks();

    put(tea);

    assertThat(takeMarks()).containsExactly("catalog/messe B1 1", "catalog/standard B1 1");
    assertThat(stored("B1")).isEqualTo(tea.withRevision(1));
    assertThat(inFeed("messe", "B1", "P1")).containsExactly("B1");
    assertThat(Contract.read(contents(feed, "messe", "B1").get("B1"), Article.class))
        .isEqualTo(tea.withRevision(1).article());
  }

  @Test
  void writingTheSameContentAgainChangesAndMarksNothing() {
    put(state(article("B1").build()));
    takeMarks();

    Outcome outcome = put(state(article("B1").build()));

    assertThat(outcome).isEqualTo(new Outcome(0, 0, 0, 1));
    assertThat(takeMarks()).isEmpty();
    assertThat(stored("B1").article().revision()).isEqualTo(1);
  }

  @Test
  void aChangedPriceIsAChangeOfTheArticle() {
    put(state(article("B1").build()));
    takeMarks();
    Price later = new Price(Money.of(500, "EUR"), Instant.parse("2027-01-01T00:00:00Z"), Instant.parse("2027-02-01T00:00:00Z"));

    edit("B1", before -> before.withPrices(List.of(BASE, later)));

    assertThat(stored("B1").article().revision()).isEqualTo(2);
    assertThat(stored("B1").article().prices()).containsExactly(BASE, later);
    assertThat(takeMarks()).containsExactly("catalog/standard B1 1");
  }

  @Test
  void anArticleThatEntersOrLeavesACatalogIsMarkedThereOnlyAndKeepsItsRevision() {
    put(state(article("B1").build(), "standard"));
    takeMarks();

    edit("B1", before -> before.alsoIn(List.of("messe")));
    assertThat(takeMarks()).containsExactly("catalog/messe B1 1");
    edit("B1", before -> before.notIn("standard"));
    assertThat(takeMarks()).containsExactly("catalog/standard B1 1");

    assertThat(inFeed("standard", "B1")).isEmpty();
    assertThat(inFeed("messe", "B1")).containsExactly("B1");
    assertThat(stored("B1").article().revision()).isEqualTo(1);
  }

  @Test
  void aDeletedArticleLeavesItsCatalogsAndCountsOnWhenItComesBack() {
    put(state(article("B1").gtins("40000008").build(), "messe"));
    takeMarks();

    write(Edit.delete("B1"));
    assertThat(takeMarks()).containsExactly("catalog/messe B1 1");
    assertThat(inFeed("messe", "B1")).isEmpty();

    put(state(article("B1").gtins("40000008").build(), "messe"));
    assertThat(stored("B1").article().revision()).isEqualTo(2);
    write(Edit.delete("B1"));
    put(state(article("B1").build()));
    assertThat(stored("B1").article().revision()).isEqualTo(3);
  }

  @Test
  void twoArticlesMayExchangeTheirGtins() {
    put(state(article("A").gtins("11111111").build()));
    put(state(article("B").gtins("22222222").build()));

    write(edit(state(article("A").gtins("22222222").build())), edit(state(article("B").gtins("11111111").build())));

    assertThat(stored("A").article().gtins()).containsExactly("22222222");
    assertThat(stored("B").article().gtins()).containsExactly("11111111");
    assertThat(stored("B").article().revision()).isEqualTo(2);
  }

  @Test
  void aGtinOfAnotherArticleIsRefused() {
    put(state(article("A").gtins("11111111").build()));

    assertThatThrownBy(() -> put(state(article("B").gtins("11111111").build())))
        .isInstanceOf(InvalidEdits.class)
        .hasMessage("GTIN 11111111 already belongs to article A");
    assertThatThrownBy(() -> write(edit(state(article("C").gtins("33333333").build())), edit(state(article("D").gtins("33333333").build()))))
        .hasMessage("GTIN 33333333 cannot belong to article C and to article D");
    assertThat(known("A", "B", "C", "D")).containsExactly("A");
  }

  @Test
  void aDepositMustBeAnArticleAndStayOne() {
    assertThatThrownBy(() -> put(state(article("B1").deposit("P1").build()))).hasMessage("the deposit article 'P1' is not known");
    write(edit(state(article("B1").deposit("P1").build())), edit(state(article("P1").build())));
    assertThatThrownBy(() -> write(Edit.delete("P1"))).hasMessage("article P1 cannot be deleted: it is the deposit of article B1");
    assertThatThrownBy(() -> write(Edit.delete("P1"), edit(state(article("B1").deposit("P1").name("new").build()))))
        .hasMessage("the deposit article 'P1' is not known");
    write(Edit.delete("P1"), Edit.delete("B1"));
    assertThat(known("B1", "P1")).isEmpty();
  }

  @Test
  void whatIsRefusedLeavesNothingBehind() {
    put(state(article("A").gtins("11111111").build()));
    takeMarks();

    assertThatThrownBy(() -> write(edit(state(article("A").name("new").gtins("11111111").build())), edit(state(article("B").gtins("11111111").build()))))
        .isInstanceOf(InvalidEdits.class);

    assertThat(takeMarks()).isEmpty();
    assertThat(stored("A").article().name()).isEqualTo("tea");
  }

  @Test
  void manyArticlesAreReadInTheFeedInAnyAmount() {
    List<Edit<ArticleState>> many = IntStream.range(0, 2_500).mapToObj(i -> edit(state(article("N" + i).gtins(String.valueOf(10_000_000 + i)).build(), i % 2 == 0 ? "even" : "odd"))).toList();
    database.useTransaction(tx -> articles.write(tx, many, done -> {}));

    List<String> all = IntStream.range(0, 2_500).mapToObj(i -> "N" + i).toList();
    assertThat(contents(feed, "even", all.toArray(String[]::new))).hasSize(1_250);
    assertThat(contents(feed, "odd", all.subList(0, 501).toArray(String[]::new))).hasSize(250);
    assertThat(contents(feed, "odd")).isEmpty();
    List<Catalog> catalogs = database.read(table::catalogs);
    assertThat(catalogs).containsExactly(new Catalog("even", 1_250), new Catalog("odd", 1_250));
  }

  @Test
  void aCustomerWhoChangesTheGroupIsMarkedInBoth() {
    CustomerFeed customerFeed = new CustomerFeed(new CustomerTable());
    write(new Customer("C1", 0, "Ada", "gold", null, null, null, null));
    takeMarks();

    write(new Customer("C1", 0, "Ada", null, "ada@example.org", "Weg 1", "10115", "Berlin"));

    assertThat(takeMarks()).containsExactly("customer/all C1 1", "customer/gold C1 1", "customer/none C1 1");
    assertThat(contents(customerFeed, "gold", "C1")).isEmpty();
    assertThat(Contract.read(contents(customerFeed, "none", "C1").get("C1"), Customer.class))
        .isEqualTo(new Customer("C1", 2, "Ada", null, "ada@example.org", "Weg 1", "10115", "Berlin"));
  }

  @Test
  void everyCustomerIsInTheScopeOfAllWhateverTheGroup() {
    CustomerFeed customerFeed = new CustomerFeed(new CustomerTable());
    write(new Customer("C1", 0, "Ada", "gold", null, null, null, null));
    write(new Customer("C2", 0, "Ben", null, null, null, null, null));
    write(new Customer("C3", 0, "Cleo", "silver", null, null, null, null));

    assertThat(contents(customerFeed, "all", "C1", "C2", "C3", "C4")).containsOnlyKeys("C1", "C2", "C3");
    assertThat(members(customerFeed, "all", "gold")).containsExactlyInAnyOrder("C1", "C2", "C3");
    assertThat(members(customerFeed, "gold", "none")).containsExactlyInAnyOrder("C1", "C2");
    assertThat(members(customerFeed)).isEmpty();
    List<String> groups = database.read(tx -> Names.CUSTOMER_GROUPS.first(tx, 10));
    assertThat(groups).containsExactly("gold", "silver");
  }

  @Test
  void noGroupOfCustomersCanHaveTheNameThatMeansAll() {
    assertThatThrownBy(() -> write(new Customer("C1", 0, "Ada", "all", null, null, null, null)))
        .isInstanceOf(InvalidEdits.class)
        .hasMessage("'all' means every customer: a group needs another name");
    assertThat(takeMarks()).isEmpty();
  }

  @Test
  void suppliersAreWrittenChangedAndDeleted() {
    SupplierFeed supplierFeed = new SupplierFeed(new SupplierTable());
    Supplier mill = new Supplier("S1", 0, "Mill", "mill@example.org", null);
    database.useTransaction(tx -> suppliers.write(tx, new Edit<>("S1", before -> mill)));
    database.useTransaction(tx -> suppliers.write(tx, new Edit<>("S1", before -> new Supplier("S1", 1, "Mill", null, "Ulm"))));
    assertThat(Contract.read(contents(supplierFeed, "all", "S1").get("S1"), Supplier.class))
        .isEqualTo(new Supplier("S1", 2, "Mill", null, "Ulm"));

    database.useTransaction(tx -> suppliers.write(tx, Edit.delete("S1")));

    assertThat(contents(supplierFeed, "all", "S1")).isEmpty();
    assertThat(takeMarks()).containsExactly("supplier/all S1 3");
  }

  /** The reader takes marks before rows, as the publisher does; each transaction must finish at the first try. */
  @Test
  void writersAndAFeedReaderNeverWaitInACircle() throws Exception {
    List<String> numbers = IntStream.range(0, 40).mapToObj(i -> "N" + i).toList();
    numbers.forEach(n -> put(state(article(n).build(), "a", "b")));
    AtomicBoolean over = new AtomicBoolean();
    List<Integer> tries = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> readUntil(over, numbers, tries));
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> rename(numbers, "first", tries));
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> rename(numbers, "second", tries));

    CompletableFuture.allOf(first, second).get(60, TimeUnit.SECONDS);
    over.set(true);
    reader.get(60, TimeUnit.SECONDS);

    assertThat(tries).containsOnly(1);
    assertThat(stored("N7").article().revision()).isEqualTo(61);
  }

  private void rename(List<String> numbers, String name, List<Integer> tries) {
    for (int round = 0; round < 30; round++) {
      String text = name + round;
      List<Edit<ArticleState>> edits = numbers.stream().map(n -> edit(state(article(n).name(text).build(), "a", "b"))).toList();
      counted(tries, tx -> articles.write(tx, edits, done -> {}));
    }
  }

  private void readUntil(AtomicBoolean over, List<String> numbers, List<Integer> tries) {
    while (!over.get()) {
      counted(
          tries,
          tx -> {
            marks.mark(tx, new FeedScope(Feed.CATALOG, "b"), new TreeSet<>(numbers));
            Set<String> names = new TreeSet<>();
            feed.contents(tx, "b", numbers).values().forEach(a -> names.add(a.get("name").asText()));
            assertThat(names).as("names seen together").hasSize(1);
          });
    }
  }

  private void counted(List<Integer> tries, Consumer<Handle> work) {
    int[] attempts = {0};
    database.useTransaction(
        tx -> {
          attempts[0]++;
          work.accept(tx);
        });
    tries.add(attempts[0]);
  }

  private Outcome put(ArticleState state) {
    return write(edit(state));
  }

  private void write(Customer customer) {
    database.useTransaction(
        tx ->
            customers.write(
                tx,
                new Edit<>(
                    customer.number(),
                    before ->
                        new Customer(
                            customer.number(), before == null ? 0 : before.revision(), customer.name(), customer.group(), customer.email(), customer.street(), customer.postalCode(), customer.city()))));
  }

  private void edit(String number, UnaryOperator<ArticleState> change) {
    write(new Edit<>(number, before -> change.apply(before)));
  }

  private Outcome write(Edit<ArticleState> edit) {
    return writeAll(List.of(edit));
  }

  private Outcome write(Edit<ArticleState> first, Edit<ArticleState> second) {
    return writeAll(List.of(first, second));
  }

  private Outcome writeAll(List<Edit<ArticleState>> edits) {
    return database.inTransaction(tx -> articles.write(tx, edits, done -> {}));
  }

  private static Edit<ArticleState> edit(ArticleState state) {
    return new Edit<>(state.article().number(), before -> before == null ? state : state.withRevision(before.article().revision()));
  }

  private ArticleState stored(String number) {
    return database.read(tx -> table.find(tx, number)).orElseThrow();
  }

  private Set<String> known(String... numbers) {
    return database.read(tx -> table.known(tx, List.of(numbers)));
  }

  private Map<String, JsonNode> contents(FeedSource source, String scope, String... keys) {
    return database.read(tx -> source.contents(tx, scope, List.of(keys)));
  }

  private Set<String> members(ListedSource source, String... scopes) {
    return database.read(tx -> source.members(tx, List.of(scopes)));
  }

  private Set<String> inFeed(String catalog, String... numbers) {
    return contents(feed, catalog, numbers).keySet();
  }

  private static ArticleState state(Article article, String... catalogs) {
    return new ArticleState(article, new TreeSet<>(List.of(catalogs))).alsoIn(List.of());
  }

  private static ArticleBuilder article(String number) {
    return new ArticleBuilder(number);
  }

  private static final class ArticleBuilder {
    private final String number;
    private String name = "tea";
    private List<String> gtins = List.of();
    private String deposit;

    ArticleBuilder(String number) {
      this.number = number;
    }

    ArticleBuilder name(String value) {
      name = value;
      return this;
    }

    ArticleBuilder gtins(String... values) {
      gtins = List.of(values);
      return this;
    }

    ArticleBuilder deposit(String value) {
      deposit = value;
      return this;
    }

    Article build() {
      return new Article(number, 0, name, "drinks", gtins, "piece", new BigDecimal("19"), false, true, deposit, "tea.png", List.of(BASE));
    }
  }
}
