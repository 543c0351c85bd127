package de.kassenbote.systemtest.bench;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.systemtest.bench.PlainJdbc.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The rows of master data that a stopped till holds.
 *
 * @param commits all of them, table by table
 */
record HeldRows(long articles, long customers, List<List<Rows>> commits) {
  private record Table(String name, List<String> columns) {}

  private static final List<String> CONTENT = List.of("number", "revision", "generation", "search_text", "content");
  private static final List<Table> TABLES =
      List.of(
          new Table("article", CONTENT),
          new Table("customer", CONTENT),
          new Table("article_gtin", List.of("gtin", "number")),
          new Table("feed_membership", List.of("feed", "scope", "member_key", "generation")));

  static final List<String> TABLE_NAMES = TABLES.stream().map(Table::name).toList();

  static HeldRows of(DatabaseSettings till, int perCommit) {
    try (Database database = Database.open(till, "db/till")) {
      return database.read(
          h -> {
            List<List<Rows>> commits = new ArrayList<>();
            TABLES.forEach(table -> commits.addAll(commits(h, table, perCommit)));
            return new HeldRows(count(h, "article"), count(h, "customer"), commits);
          });
    }
  }

  private static List<List<Rows>> commits(Handle handle, Table table, int perCommit) {
    String names = String.join(", ", table.columns());
    String insert = "INSERT INTO %s (%s) VALUES (%s)".formatted(table.name(), names, String.join(", ", Collections.nCopies(table.columns().size(), "?")));
    List<Object[]> all =
        handle
            .createQuery("SELECT %s FROM %s".formatted(names, table.name()))
            .map(
                (row, context) -> {
                  Object[] values = new Object[table.columns().size()];
                  for (int i = 0; i < values.length; i++) {
                    values[i] = table.columns().get(i).equals("revision") ? (Object) row.getLong(i + 1) : row.getString(i + 1);
                  }
                  return values;
                })
            .list();
    List<List<Rows>> commits = new ArrayList<>();
    for (int from = 0; from < all.size(); from += perCommit) {
      commits.add(List.of(new Rows(insert, all.subList(from, Math.min(all.size(), from + perCommit)))));
    }
    return commits;
  }

  private static long count(Handle handle, String table) {
    return handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one();
  }
}
