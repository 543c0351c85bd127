package de.kassenbote.hub.masterdata;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Many rows through one statement, a thousand at a time. */
public final class Batches {
  private static final int SIZE = 1000;

  private Batches() {}

  /** @param binder binds one row to the batch */
  public static <R> void write(Handle transaction, String sql, Collection<R> rows, BiConsumer<PreparedBatch, R> binder) {
    List<R> all = List.copyOf(rows);
    for (int from = 0; from < all.size(); from += SIZE) {
      writeSome(transaction, sql, all.subList(from, Math.min(from + SIZE, all.size())), binder);
    }
  }

  private static <R> void writeSome(Handle transaction, String sql, List<R> rows, BiConsumer<PreparedBatch, R> binder) {
    try (PreparedBatch batch = transaction.prepareBatch(sql)) {
      for (R row : rows) {
        binder.accept(batch, row);
        batch.add();
      }
      batch.execute();
    }
  }
}
