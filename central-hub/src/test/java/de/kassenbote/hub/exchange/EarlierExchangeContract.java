package de.kassenbote.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A hub's database from before there were templates and a scope of all customers. */
abstract class EarlierExchangeContract {
  abstract DatabaseSettings settings();

  /** Where its migrations lie. */
  abstract String dialect();

  @Test
  void whatWasThereGoesOnAndNoTillIsWidened() {
    DatabaseSettings settings = settings();
    earlier(settings);
    try (Database database = Database.open(settings, "db/hub")) {
      assertThat(texts(database, "SELECT member_key FROM feed_mark WHERE feed = 'customer' AND scope = 'all' ORDER BY member_key")).containsExactly("C1", "C2", "C3");
      assertThat(texts(database, "SELECT name FROM customer_group ORDER BY name")).containsExactly("gold", "group all");
      assertThat(texts(database, "SELECT name FROM catalog ORDER BY name")).containsExactly("standard", "town");
      assertThat(texts(database, "SELECT scope FROM till_feed WHERE till = 'K01' ORDER BY scope")).containsExactly("group all", "town");
      assertThat(texts(database, "SELECT scope FROM till_feed WHERE till = 'K02' ORDER BY scope")).containsExactly("gold");
      assertThat(texts(database, "SELECT member_key FROM feed_mark WHERE feed = 'customer' AND scope = 'group all'")).containsExactly("C3");
      assertThat(texts(database, "SELECT scope FROM feed_mark WHERE feed = 'settings'")).containsExactly("K01");
      assertThat(texts(database, "SELECT id FROM till WHERE settings_revision = 2")).containsExactly("K01");
    }
  }

  private void earlier(DatabaseSettings settings) {
    String user = Objects.requireNonNullElse(settings.user(), "");
    String password = Objects.requireNonNullElse(settings.password(), "");
    Flyway.configure()
        .dataSource(settings.jdbcUrl(), user, password)
        .locations("classpath:db/hub/" + dialect())
        .target("16")
        .load()
        .migrate();
    Jdbi.create(settings.jdbcUrl(), user, password)
        .useTransaction(
            h -> {
              h.execute("INSERT INTO catalog (name) VALUES ('town')");
              List.of("'C1', 'gold'", "'C2', NULL", "'C3', 'all'")
                  .forEach(c -> h.execute("INSERT INTO customer (number, customer_group, revision, name) VALUES (%s, 1, 'Ada')".formatted(c)));
              for (String till : List.of("K01", "K02")) {
                h.execute(
                    "INSERT INTO till (id, epoch, password_salt, password_hash, settings_revision, currency, zone, added_at) VALUES (?, 1, 's', 'h', 1, 'EUR', 'Europe/Berlin', 1)",
                    till);
              }
              List.of("'K01', 'catalog', 'town'", "'K01', 'customer', 'all'", "'K02', 'customer', 'gold'")
                  .forEach(f -> h.execute("INSERT INTO till_feed (till, feed, scope, state, reached) VALUES (%s, 'LIVE', 0)".formatted(f)));
            });
  }

  private static List<String> texts(Database database, String sql) {
    return database.read(tx -> tx.createQuery(sql).mapTo(String.class).list());
  }
}
