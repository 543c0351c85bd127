package de.kassenbote.hub.masterdata;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A hub's database for all tests of a class, with empty master data before each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HubDatabase {
  private static final List<String> TABLES =
      List.of("article", "article_gtin", "price", "catalog", "catalog_member", "customer", "customer_group", "supplier", "stock", "retired", "test_mark");

  protected final LockingMarks marks = new LockingMarks();
  protected Database database;

  protected abstract DatabaseSettings settings();

  @BeforeAll
  void openDatabase() {
    database = Database.open(settings(), "db/hub");
    database.useTransaction(LockingMarks::createTable);
  }

  @BeforeEach
  void emptyTables() {
    database.useTransaction(tx -> TABLES.forEach(table -> tx.execute("DELETE FROM " + table)));
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }

  protected long count(String table) {
    return database.read(tx -> rows(tx, table));
  }

  protected List<String> takeMarks() {
    return database.inTransaction(LockingMarks::taken);
  }

  private static Long rows(Handle tx, String table) {
    return tx.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one();
  }
}
