package de.kassenbote.hub.stock;

import de.kassenbote.hub.feed.ChangedMembers;
import de.kassenbote.hub.masterdata.ArticleTable;
import de.kassenbote.hub.masterdata.Edit;
import de.kassenbote.hub.masterdata.InvalidEdit;
import de.kassenbote.hub.masterdata.MasterDataWriter;
import de.kassenbote.hub.masterdata.Outcome;
import de.kassenbote.hub.masterdata.Turns;
import de.kassenbote.routes.contract.StockLevel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Sets counted levels. Refused while the projections are being rebuilt, because movements are then incomplete and a level
 * could not be turned into a base; who rebuilds must say so before the first {@link StockMovements#reset}.
 */
public final class StockLevels {
  private final StockTable table;
  private final ArticleTable articles;
  private final MasterDataWriter<StockLevel> writer;
  private final BooleanSupplier rebuilding;

  public StockLevels(StockTable table, ArticleTable articles, ChangedMembers marks, BooleanSupplier rebuilding) {
    this.table = table;
    this.articles = articles;
    this.writer = new MasterDataWriter<>(table, marks);
    this.rebuilding = rebuilding;
  }

  /**
   * @param levels by article, in the order of the caller
   * @throws StockIsRebuilt when it must be tried again later
   * @throws de.kassenbote.hub.masterdata.InvalidEdits when an article is not known
   */
  public Outcome set(Handle transaction, List<Map.Entry<String, BigDecimal>> levels, IntConsumer written) {
    Turns.take(transaction, table.kind());
    if (rebuilding.getAsBoolean()) {
      throw new StockIsRebuilt();
    }
    Set<String> known = articles.known(transaction, levels.stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
    return writer.write(transaction, levels.stream().map(l -> edit(l.getKey(), l.getValue(), known)).toList(), written);
  }

  private static Edit<StockLevel> edit(String article, BigDecimal quantity, Set<String> known) {
    return new Edit<>(
        article,
        before -> {
          if (!known.contains(article)) {
            throw new InvalidEdit("article", "article '%s' is not known: import the articles first".formatted(article));
          }
          return new StockLevel(article, before == null ? 0 : before.revision(), quantity);
        });
  }
}
