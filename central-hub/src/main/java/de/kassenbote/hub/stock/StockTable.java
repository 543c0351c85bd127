package de.kassenbote.hub.stock;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import de.kassenbote.hub.masterdata.Batches;
import de.kassenbote.hub.masterdata.Difference;
import de.kassenbote.hub.masterdata.MasterTable;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.StockLevel;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Levels as they are counted or imported: writing one sets the base so that base + moved is that level, whatever the
 * projections move at the same time.
 */
public final class StockTable implements MasterTable<StockLevel> {
  static final FeedScope SCOPE = new FeedScope(Feed.STOCK, Feed.ALL);
  private static final BigDecimal LIMIT = new BigDecimal("999999999.999");

  @Override
  public String kind() {
    return "stock";
  }

  @Override
  public Map<String, StockLevel> read(Handle transaction, Collection<String> keys) {
    String sql = "SELECT article, revision, base + moved AS quantity FROM " + IndexHints.byPrimaryKey("stock") + "WHERE article IN (<keys>)";
    Map<String, StockLevel> levels = new HashMap<>();
    for (List<String> some : KeyLists.chunks(keys)) {
      KeyLists.query(transaction, sql, some).map((row, ctx) -> level(row)).forEach(l -> levels.put(l.article(), l));
    }
    return levels;
  }

  private static StockLevel level(ResultSet row) throws SQLException {
    BigDecimal quantity = row.getBigDecimal("quantity");
    return new StockLevel(row.getString("article"), row.getLong("revision"), quantity.min(LIMIT).max(LIMIT.negate()));
  }

  @Override
  public Set<FeedScope> scopes(Difference<StockLevel> difference) {
    return Set.of(SCOPE);
  }

  @Override
  public void write(Handle transaction, List<Difference<StockLevel>> differences, IntConsumer written) {
    List<String> articles = differences.stream().map(Difference::key).sorted().toList();
    StockRows.insertMissing(transaction, articles);
    Batches.write(
        transaction,
        "UPDATE stock SET base = CAST(:level AS DECIMAL(19, 3)) - moved, revision = revision + 1 WHERE article = :article",
        differences,
        (batch, d) -> batch.bind("level", d.afterPresent().quantity()).bind("article", d.key()));
    written.accept(differences.size());
  }
}
