package de.kassenbote.hub.masterdata;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import de.kassenbote.routes.contract.Article;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Price;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads articles with GTINs and prices: a handful of statements for up to 500 of them. */
final class ArticleReader {
  private static final String COLUMNS =
      "number, revision, name, article_group, unit, tax_rate, open_price, weighed, deposit_article, picture";

  private final Handle transaction;
  private final List<String> numbers;

  private ArticleReader(Handle transaction, List<String> numbers) {
    this.transaction = transaction;
    this.numbers = numbers;
  }

  /** @param numbers one chunk, not empty */
  static Map<String, Article> articles(Handle transaction, List<String> numbers) {
    String sql = "SELECT " + COLUMNS + " FROM " + IndexHints.byPrimaryKey("article") + "WHERE number IN (<keys>)";
    return new ArticleReader(transaction, numbers).read(query(transaction, sql, numbers));
  }

  /** Those that are in the catalog. */
  static Map<String, Article> articlesOf(Handle transaction, String catalog, List<String> numbers) {
    String sql =
        "SELECT article FROM " + IndexHints.byPrimaryKey("catalog_member") + "WHERE article IN (<keys>) AND catalog = :catalog";
    List<String> members = query(transaction, sql, numbers).bind("catalog", catalog).mapTo(String.class).list();
    return members.isEmpty() ? Map.of() : articles(transaction, members);
  }

  static Map<String, List<String>> catalogs(Handle transaction, List<String> numbers) {
    String sql = "SELECT article, catalog FROM " + IndexHints.byPrimaryKey("catalog_member") + "WHERE article IN (<keys>)";
    return grouped(transaction, sql, numbers);
  }

  private Map<String, Article> read(Query query) {
    String gtinsByArticle = "SELECT article, gtin FROM " + IndexHints.byIndex("article_gtin", "article_gtin_by_article");
    Map<String, List<String>> gtins = grouped(transaction, gtinsByArticle + "WHERE article IN (<keys>)", numbers);
    Map<String, List<Price>> prices = prices();
    Map<String, Article> articles = new HashMap<>();
    query.map((row, ctx) -> article(row, gtins, prices)).forEach(a -> articles.put(a.number(), a));
    return articles;
  }

  private static Article article(ResultSet row, Map<String, List<String>> gtins, Map<String, List<Price>> prices)
      throws SQLException {
    String number = row.getString("number");
    return new Article(
        number,
        row.getLong("revision"),
        row.getString("name"),
        row.getString("article_group"),
        gtins.getOrDefault(number, List.of()).stream().sorted().toList(),
        row.getString("unit"),
        row.getBigDecimal("tax_rate"),
        row.getBoolean("open_price"),
        row.getBoolean("weighed"),
        row.getString("deposit_article"),
        row.getString("picture"),
        prices.getOrDefault(number, List.of()));
  }

  private Map<String, List<Price>> prices() {
    Map<String, List<Price>> prices = new HashMap<>();
    String sql =
        "SELECT article, valid_from, valid_to, amount, currency FROM " + IndexHints.byPrimaryKey("price") + "WHERE article IN (<keys>)";
    query(transaction, sql, numbers)
        .map((row, ctx) -> Map.entry(row.getString("article"), price(row)))
        .forEach(p -> prices.computeIfAbsent(p.getKey(), a -> new ArrayList<>()).add(p.getValue()));
    return prices;
  }

  private static Price price(ResultSet row) throws SQLException {
    return new Price(
        Money.of(row.getLong("amount"), row.getString("currency")),
        Instant.ofEpochMilli(row.getLong("valid_from")),
        instant(row.getObject("valid_to", Long.class)));
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static Map<String, List<String>> grouped(Handle transaction, String sql, List<String> numbers) {
    Map<String, List<String>> grouped = new HashMap<>();
    query(transaction, sql, numbers)
        .map((row, ctx) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(e -> grouped.computeIfAbsent(e.getKey(), a -> new ArrayList<>()).add(e.getValue()));
    return grouped;
  }

  private static Query query(Handle transaction, String sql, List<String> numbers) {
    return KeyLists.query(transaction, sql, numbers);
  }
}
