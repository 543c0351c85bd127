package de.kassenbote.systemtest.bench;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The baseline of all that ends in a database: plain batch inserts into the same tables, with the same indexes, as durable,
 * in a database of its own.
 */
final class PlainJdbc implements AutoCloseable {
  /** As many entries as the fullest envelope has. */
  static final int ENTRIES_PER_COMMIT = 500;

  private final Database schema;
  private final DatabaseSettings settings;
  private final List<PlainWriter> writers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private PlainJdbc(Database schema, DatabaseSettings settings) {
    this.schema = schema;
    this.settings = settings;
  }

  /** Rows of one table. */
  record Rows(String insert, List<Object[]> values) {
    Rows(String insert) {
      this(insert, new ArrayList<>());
    }

    void add(Object... columns) {
      values.add(columns);
    }
  }

  /**
   * @param migrations as the app has them
   */
  static PlainJdbc open(DatabaseSettings settings, String migrations) {
    return new PlainJdbc(Database.open(settings, migrations), settings);
  }

  /**
   * @param commits the rows of each
   * @param connections that share them
   * @return entries per second
   */
  double rate(long entries, List<List<Rows>> commits, int connections) throws SQLException {
    while (writers.size() < connections) {
      writers.add(PlainWriter.open(settings));
    }
    Stopwatch stopwatch = new Stopwatch();
    List<Future<?>> shares = new ArrayList<>();
    for (int n = 0; n < connections; n++) {
      PlainWriter writer = writers.get(n);
      List<List<Rows>> share = commits.subList(commits.size() * n / connections, commits.size() * (n + 1) / connections);
      shares.add(threads.submit(writer.writing(share)));
    }
    shares.forEach(PlainJdbc::join);
    return stopwatch.rate(entries);
  }

  /** Makes room for the same rows once more. */
  void deleteAll(List<String> tables) {
    schema.useTransaction(tx -> tables.forEach(table -> tx.execute("DELETE FROM " + table)));
  }

  @Override
  public void close() throws SQLException {
    threads.shutdown();
    for (PlainWriter writer : writers) {
      writer.close();
    }
    schema.close();
  }

  private static void join(Future<?> share) {
    try {
      share.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the baseline failed: " + e.getCause().getMessage(), e);
    }
  }
}
