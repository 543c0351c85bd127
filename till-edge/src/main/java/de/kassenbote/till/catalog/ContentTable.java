package de.kassenbote.till.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.IndexHints;
import de.kassenbote.database.RowBatch;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.till.feed.FeedRow;
import de.kassenbote.till.feed.FeedRows;
import de.kassenbote.till.feed.PerKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A table of records as they came, by number. A row of the same generation is overwritten only by a revision that is not
 * older; another generation starts counting anew.
 */
abstract class ContentTable<T> implements FeedRows<T> {
  private static final int SEARCH_LENGTH = 1_000;

  private final Feed feed;
  private final String table;
  private final String byKey;
  private final Class<T> type;

  ContentTable(Feed feed, String table, Class<T> type) {
    this.feed = feed;
    this.table = table;
    this.byKey = IndexHints.byPrimaryKey(table);
    this.type = type;
  }

  abstract String key(T value);

  abstract long revision(T value);

  /** What it is found by, whatever the case. */
  abstract String searchText(T value);

  /**
   * After rows were written; for what else follows from them in the same transaction.
   *
   * @param added those that were not there before
   * @param changed those that were
   * @param refound those of the changed ones that are, or may be, found by other words than before
   */
  void written(Handle transaction, List<FeedRow<T>> added, List<FeedRow<T>> changed, List<FeedRow<T>> refound) {}

  /** After rows were removed. */
  void removed(Handle transaction, List<String> keys) {}

  @Override
  public final Feed feed() {
    return feed;
  }

  @Override
  public final FeedRow<T> read(String key, JsonNode content) {
    T value = Contract.read(content, type);
    if (!key(value).equals(key)) {
      throw new RejectedMessage("%s '%s' came under the key '%s'".formatted(type.getSimpleName(), key(value), key));
    }
    return new FeedRow<>(key, revision(value), value, content);
  }

  @Override
  public final void put(Handle h, String generation, List<FeedRow<T>> rows) {
    Map<String, Stored> stored = stored(h, rows);
    List<Searched<T>> unknown = rows.stream().filter(row -> !stored.containsKey(row.key())).map(this::searched).toList();
    List<Searched<T>> newer =
        rows.stream()
            .filter(row -> stored.containsKey(row.key()) && !stored.get(row.key()).isNewer(generation, row.revision()))
            .map(this::searched)
            .toList();
    RowBatch.write(
        h,
        "INSERT INTO %s (revision, generation, search_text, content, number) VALUES (?, ?, ?, ?, ?)".formatted(table),
        unknown,
        row -> row.columns(generation));
    RowBatch.write(
        h,
        "UPDATE %s SET revision = ?, generation = ?, search_text = ?, content = ? WHERE number = ?".formatted(table),
        newer,
        row -> row.columns(generation));
    List<Searched<T>> refound = newer.stream().filter(row -> stored.get(row.row().key()).isFoundByOtherThan(row.text())).toList();
    written(h, Searched.rows(unknown), Searched.rows(newer), Searched.rows(refound));
  }

  /**
   * A row to be written.
   *
   * @param text what it is found by, as it is stored
   */
  private record Searched<T>(FeedRow<T> row, String text) {
    Object[] columns(String generation) {
      return new Object[] {row.revision(), generation, text, Contract.text(row.content()), row.key()};
    }

    static <T> List<FeedRow<T>> rows(List<Searched<T>> searched) {
      return searched.stream().map(Searched::row).toList();
    }
  }

  private Searched<T> searched(FeedRow<T> row) {
    String text = lower(searchText(row.value()));
    return new Searched<>(row, text.length() <= SEARCH_LENGTH ? text : text.substring(0, SEARCH_LENGTH));
  }

  /** The row that is there. */
  private record Stored(String generation, long revision, String searchText) {
    boolean isNewer(String other, long otherRevision) {
      return generation.equals(other) && revision > otherRevision;
    }

    boolean isFoundByOtherThan(String text) {
      return !searchText.equals(text) || text.length() == SEARCH_LENGTH;
    }
  }

  private Map<String, Stored> stored(Handle h, List<FeedRow<T>> rows) {
    String sql = "SELECT number, generation, revision, search_text FROM %s WHERE number IN (%%s)".formatted(byKey);
    List<String> keys = rows.stream().map(FeedRow::key).toList();
    return PerKey.find(h, sql, keys, row -> new Stored(row.getString(2), row.getLong(3), row.getString(4)));
  }

  @Override
  public final void remove(Handle h, List<String> keys) {
    RowBatch.write(h, "DELETE FROM %s WHERE number = ?".formatted(table), keys, key -> new Object[] {key});
    removed(h, keys);
  }

  @Override
  public final Map<String, JsonNode> contents(Handle h, List<String> keys) {
    return PerKey.find(
        h, "SELECT number, content FROM %s WHERE number IN (%%s)".formatted(byKey), keys, row -> tree(row.getString(2)));
  }

  final Optional<T> find(Handle h, String number) {
    return h.select("SELECT content FROM %s WHERE number = ?".formatted(table), number)
        .mapTo(String.class)
        .findOne()
        .map(this::record);
  }

  /** By number. Does not wait for rows that are being written at this moment. */
  final List<T> search(Handle h, String text, int limit) {
    String pattern = "%" + lower(text).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    return h.select(
            "SELECT content FROM %s WHERE search_text LIKE ? ESCAPE '!' ORDER BY number FETCH FIRST %d ROWS ONLY WITH UR"
                .formatted(table, limit),
            pattern)
        .mapTo(String.class)
        .map(this::record)
        .list();
  }

  final T record(String content) {
    return Contract.read(content.getBytes(StandardCharsets.UTF_8), type);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static JsonNode tree(String content) {
    return Contract.read(content.getBytes(StandardCharsets.UTF_8), JsonNode.class);
  }

  /** Joined for searching; what is absent is left out. */
  static String words(@Nullable String... words) {
    StringBuilder all = new StringBuilder();
    for (String word : words) {
      all.append(word == null ? "" : word).append('\n');
    }
    return all.toString();
  }
}
