package de.kassenbote.hub.masterdata;

import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Price;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Brings the article tables from the state before to the state after. GTINs are taken away before any is given. */
final class ArticleWriter {
  private static final int LOCK_WHOLE_TABLES_FROM = 2_000;

  private final Handle transaction;
  private final List<Difference<ArticleState>> differences;

  ArticleWriter(Handle transaction, List<Difference<ArticleState>> differences) {
    this.transaction = transaction;
    this.differences = differences;
  }

  void write(IntConsumer written) {
    if (differences.size() >= LOCK_WHOLE_TABLES_FROM) {
      lockTables();
    }
    removeParts();
    removeArticles();
    insertCatalogs();
    for (int from = 0; from < differences.size(); from += 1000) {
      List<Difference<ArticleState>> some = differences.subList(from, Math.min(from + 1000, differences.size()));
      writeArticles(some);
      insertParts(some);
      written.accept(some.size());
    }
  }

  /** Hundreds of thousands of row locks would cost Derby more memory than the rows. */
  private void lockTables() {
    for (String table : List.of("article", "article_gtin", "price", "catalog_member")) {
      transaction.execute("LOCK TABLE " + table + " IN EXCLUSIVE MODE");
    }
  }

  private void removeParts() {
    Batches.write(
        transaction,
        "DELETE FROM article_gtin WHERE gtin = :gtin",
        parts(differences, Difference::before, Difference::after, ArticleWriter::gtins),
        (batch, gtin) -> batch.bind("gtin", gtin.part()));
    Batches.write(
        transaction,
        "DELETE FROM price WHERE article = :article AND valid_from = :from",
        parts(differences, Difference::before, Difference::after, ArticleWriter::prices),
        (batch, price) -> batch.bind("article", price.article()).bind("from", price.part().validFrom().toEpochMilli()));
    Batches.write(
        transaction,
        "DELETE FROM catalog_member WHERE article = :article AND catalog = :catalog",
        parts(differences, Difference::before, Difference::after, ArticleWriter::catalogs),
        (batch, member) -> batch.bind("article", member.article()).bind("catalog", member.part()));
  }

  private void removeArticles() {
    List<Difference<ArticleState>> deleted = differences.stream().filter(Difference::isDeleted).toList();
    Batches.write(transaction, "DELETE FROM article WHERE number = :number", deleted, (batch, d) -> batch.bind("number", d.key()));
    Retired.remember(
        transaction, "article", deleted.stream().collect(Collectors.toMap(Difference::key, d -> d.beforePresent().article().revision())));
  }

  private void insertCatalogs() {
    Set<String> names = new TreeSet<>();
    differences.forEach(d -> names.addAll(catalogs(d.after())));
    Names.CATALOGS.add(transaction, names);
  }

  private void writeArticles(List<Difference<ArticleState>> some) {
    List<String> newNumbers = some.stream().filter(Difference::isNew).map(Difference::key).toList();
    Map<String, Long> first = Retired.firstRevisions(transaction, "article", newNumbers);
    Retired.forget(transaction, "article", newNumbers);
    insert(some.stream().filter(Difference::isNew).map(d -> d.afterPresent().withRevision(Objects.requireNonNull(first.get(d.key()))).article()).toList());
    update(
        some.stream()
            .filter(d -> !d.isNew() && !d.isDeleted() && ArticleTable.contentDiffers(d))
            .map(d -> d.afterPresent().withRevision(d.beforePresent().article().revision() + 1).article())
            .toList());
  }

  private void insert(List<Article> articles) {
    String sql =
        """
        INSERT INTO article (number, revision, name, article_group, unit, tax_rate, open_price, weighed, deposit_article, picture)
        VALUES (:number, :revision, :name, :group, :unit, :taxRate, :openPrice, :weighed, :deposit, :picture)
        """;
    Batches.write(transaction, sql, articles, ArticleWriter::bind);
  }

  private void update(List<Article> articles) {
    String sql =
        """
        UPDATE article SET revision = :revision, name = :name, article_group = :group, unit = :unit, tax_rate = :taxRate,
          open_price = :openPrice, weighed = :weighed, deposit_article = :deposit, picture = :picture
        WHERE number = :number
        """;
    Batches.write(transaction, sql, articles, ArticleWriter::bind);
  }

  private static void bind(PreparedBatch batch, Article article) {
    batch
        .bind("number", article.number())
        .bind("revision", article.revision())
        .bind("name", article.name())
        .bind("group", article.group())
        .bind("unit", article.unit())
        .bind("taxRate", article.taxRate())
        .bind("openPrice", article.openPrice())
        .bind("weighed", article.weighed())
        .bind("deposit", article.depositArticle())
        .bind("picture", article.picture());
  }

  private void insertParts(List<Difference<ArticleState>> some) {
    Batches.write(
        transaction,
        "INSERT INTO article_gtin (gtin, article) VALUES (:gtin, :article)",
        parts(some, Difference::after, Difference::before, ArticleWriter::gtins),
        (batch, gtin) -> batch.bind("gtin", gtin.part()).bind("article", gtin.article()));
    Batches.write(
        transaction,
        "INSERT INTO price (article, valid_from, valid_to, amount, currency) VALUES (:article, :from, :to, :amount, :currency)",
        parts(some, Difference::after, Difference::before, ArticleWriter::prices),
        ArticleWriter::bindPrice);
    Batches.write(
        transaction,
        "INSERT INTO catalog_member (catalog, article) VALUES (:catalog, :article)",
        parts(some, Difference::after, Difference::before, ArticleWriter::catalogs),
        (batch, member) -> batch.bind("catalog", member.part()).bind("article", member.article()));
  }

  private static void bindPrice(PreparedBatch batch, Part<Price> price) {
    Price p = price.part();
    batch
        .bind("article", price.article())
        .bind("from", p.validFrom().toEpochMilli())
        .bind("to", p.validTo() == null ? (Long) null : (Long) p.validTo().toEpochMilli())
        .bind("amount", p.amount().minor())
        .bind("currency", p.amount().currency());
  }

  static Collection<String> gtins(@Nullable ArticleState state) {
    return state == null ? List.of() : state.article().gtins();
  }

  private static Collection<Price> prices(@Nullable ArticleState state) {
    return state == null ? List.of() : state.article().prices();
  }

  private static Collection<String> catalogs(@Nullable ArticleState state) {
    return state == null ? List.of() : state.catalogs();
  }

  /** What an article has in the one state and not in the other. */
  private static <P> List<Part<P>> parts(
      List<Difference<ArticleState>> differences,
      Function<Difference<ArticleState>, @Nullable ArticleState> in,
      Function<Difference<ArticleState>, @Nullable ArticleState> notIn,
      Function<@Nullable ArticleState, Collection<P>> parts) {
    List<Part<P>> found = new ArrayList<>();
    for (Difference<ArticleState> difference : differences) {
      Collection<P> others = parts.apply(notIn.apply(difference));
      parts.apply(in.apply(difference)).stream().filter(p -> !others.contains(p)).forEach(p -> found.add(new Part<>(difference.key(), p)));
    }
    return found;
  }

  private record Part<P>(String article, P part) {}
}
