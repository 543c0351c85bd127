package de.kassenbote.database;

import java.util.Locale;

/** Names the index by which a query is to read a table, in a comment that only Derby reads; on its own, Derby often reads all rows. */
public final class IndexHints {
  private IndexHints() {}

  /** A table read by its primary key; the where clause follows. */
  public static String byPrimaryKey(String table) {
    return table + " --DERBY-PROPERTIES constraint=" + table.toUpperCase(Locale.ROOT) + "_PK\n";
  }

  /** A table read by another index; the where clause follows. */
  public static String byIndex(String table, String index) {
    return table + " --DERBY-PROPERTIES index=" + index.toUpperCase(Locale.ROOT) + "\n";
  }
}
