package de.kassenbote.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDatabaseTest extends DatabaseContract {
  @Override
  DatabaseSettings fresh() {
    return RealPostgres.freshDatabase();
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local"})
  void databaseThatConfirmsBeforeItIsOnTheDiskIsRefused(String value) throws Exception {
    DatabaseSettings careless = RealPostgres.freshDatabase();
    try (Connection connection = DriverManager.getConnection(careless.jdbcUrl(), careless.user(), careless.password());
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE " + connection.getCatalog() + " SET synchronous_commit = " + value);
    }

    assertThatThrownBy(() -> Database.open(careless, SAMPLE))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("synchronous_commit is '" + value + "', allowed is on");
  }

  @Test
  void serverThatIsNotThereIsNamedWithoutThePassword() {
    DatabaseSettings nowhere = new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/none", "me", "secret", 2);

    assertThatThrownBy(() -> Database.open(nowhere, SAMPLE))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none")
        .hasMessageNotContaining("secret");
  }
}
