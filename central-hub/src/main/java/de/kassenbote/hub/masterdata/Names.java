package de.kassenbote.hub.masterdata;

import de.kassenbote.database.IndexHints;
import de.kassenbote.database.KeyLists;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The names by which rows are grouped into feed scopes. One that is there stays, whether anything belongs to it or not. */
public enum Names {
  CATALOGS("catalog"),
  CUSTOMER_GROUPS("customer_group");

  private final String table;

  Names(String table) {
    this.table = table;
  }

  /** Those of these names that are there. */
  public Set<String> known(Handle transaction, Collection<String> names) {
    Set<String> known = new TreeSet<>();
    for (List<String> some : KeyLists.chunks(names)) {
      known.addAll(KeyLists.query(transaction, "SELECT name FROM " + IndexHints.byPrimaryKey(table) + "WHERE name IN (<keys>)", some).mapTo(String.class).list());
    }
    return known;
  }

  /** Up to so many of those that are there, in order. */
  public List<String> first(Handle transaction, int most) {
    return transaction
        .createQuery("SELECT name FROM %s ORDER BY name FETCH FIRST %d ROWS ONLY".formatted(table, most))
        .mapTo(String.class)
        .list();
  }

  /** Adds those that are not there yet. */
  public void add(Handle transaction, Collection<String> names) {
    Set<String> known = known(transaction, names);
    for (String name : new TreeSet<>(names)) {
      if (!known.contains(name)) {
        String sql = "INSERT INTO %s (name) VALUES (:name)".formatted(table);
        InsertIfAbsent.insert(transaction, () -> transaction.createUpdate(sql).bind("name", name).execute());
      }
    }
  }
}
