package de.kassenbote.hub.masterdata;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What must hold between articles: a GTIN names one article, and a deposit is an article that exists. */
final class ArticleRules {
  private final Handle transaction;
  private final List<Difference<ArticleState>> differences;
  private final Map<String, Difference<ArticleState>> byNumber;
  private final Consumer<Finding> findings;

  ArticleRules(Handle transaction, List<Difference<ArticleState>> differences, Consumer<Finding> findings) {
    this.transaction = transaction;
    this.differences = differences;
    this.byNumber = differences.stream().collect(Collectors.toMap(Difference::key, d -> d));
    this.findings = findings;
  }

  void check() {
    Map<String, Difference<ArticleState>> wanting = new HashMap<>();
    differences.forEach(d -> gainedGtins(d).forEach(gtin -> refuseSecond(wanting.put(gtin, d), d, gtin)));
    refuseOthers(wanting);
    refuseUnknownDeposits();
    refuseLostDeposits();
  }

  private void refuseSecond(@Nullable Difference<ArticleState> first, Difference<ArticleState> second, String gtin) {
    if (first != null) {
      add(second, "gtins", "GTIN %s cannot belong to article %s and to article %s".formatted(gtin, first.key(), second.key()));
    }
  }

  private void refuseOthers(Map<String, Difference<ArticleState>> wanting) {
    for (List<String> gtins : KeyLists.chunks(wanting.keySet())) {
      String sql = "SELECT gtin, article FROM " + IndexHints.byPrimaryKey("article_gtin") + "WHERE gtin IN (<keys>)";
      KeyLists.query(transaction, sql, gtins)
          .map((row, ctx) -> Map.entry(row.getString("gtin"), row.getString("article")))
          .forEach(owned -> refuseOther(owned.getKey(), owned.getValue(), Objects.requireNonNull(wanting.get(owned.getKey()))));
    }
  }

  private void refuseOther(String gtin, String owner, Difference<ArticleState> wanting) {
    Difference<ArticleState> ownersChange = byNumber.get(owner);
    boolean keepsIt = ownersChange == null || ArticleWriter.gtins(ownersChange.after()).contains(gtin);
    if (keepsIt && !owner.equals(wanting.key())) {
      add(wanting, "gtins", "GTIN %s already belongs to article %s".formatted(gtin, owner));
    }
  }

  private void refuseUnknownDeposits() {
    Set<String> elsewhere = new TreeSet<>();
    differences.stream().map(ArticleRules::deposit).filter(Objects::nonNull).filter(n -> !byNumber.containsKey(n)).forEach(elsewhere::add);
    Set<String> known = new ArticleTable().known(transaction, elsewhere);
    for (Difference<ArticleState> difference : differences) {
      String deposit = deposit(difference);
      if (deposit != null && !known.contains(deposit) && !isThereAfterwards(deposit)) {
        add(difference, "depositArticle", "the deposit article '%s' is not known".formatted(deposit));
      }
    }
  }

  private void refuseLostDeposits() {
    List<String> deleted = differences.stream().filter(Difference::isDeleted).map(Difference::key).toList();
    for (List<String> some : KeyLists.chunks(deleted)) {
      String sql = "SELECT number, deposit_article FROM " + IndexHints.byIndex("article", "article_by_deposit") + "WHERE deposit_article IN (<keys>)";
      KeyLists.query(transaction, sql, some)
          .map((row, ctx) -> Map.entry(row.getString("deposit_article"), row.getString("number")))
          .forEach(used -> refuseLostDeposit(used.getKey(), used.getValue()));
    }
  }

  /** Whether an article in the same batch still wants it, {@link #refuseUnknownDeposits} has seen. */
  private void refuseLostDeposit(String deposit, String user) {
    if (!byNumber.containsKey(user)) {
      String reason = "article %s cannot be deleted: it is the deposit of article %s".formatted(deposit, user);
      add(Objects.requireNonNull(byNumber.get(deposit)), "number", reason);
    }
  }

  private boolean isThereAfterwards(String number) {
    Difference<ArticleState> difference = byNumber.get(number);
    return difference != null && !difference.isDeleted();
  }

  private static @Nullable String deposit(Difference<ArticleState> difference) {
    ArticleState after = difference.after();
    return after == null ? null : after.article().depositArticle();
  }

  private static Set<String> gainedGtins(Difference<ArticleState> difference) {
    Set<String> gained = new TreeSet<>(ArticleWriter.gtins(difference.after()));
    gained.removeAll(ArticleWriter.gtins(difference.before()));
    return gained;
  }

  private void add(Difference<ArticleState> difference, String field, String reason) {
    findings.accept(new Finding(difference.edit(), field, reason));
  }
}
