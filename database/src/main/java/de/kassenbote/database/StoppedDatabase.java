package de.kassenbote.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** An embedded database that no program has open, of whatever schema: it is read and left as it is. */
final class StoppedDatabase {
  private final DatabaseSettings settings;

  StoppedDatabase(Path directory) {
    this.settings = new DatabaseSettings("jdbc:derby:" + directory.toAbsolutePath(), null, null, 1);
  }

  /**
   * @throws DatabaseProblem when a program has it open, or it cannot be opened
   */
  <T> T read(Function<Handle, T> query) {
    DerbyLog.intoLogger();
    Durability.requireBeforeOpening(settings);
    try (Connection connection = DriverManager.getConnection(settings.jdbcUrl())) {
      return Jdbi.create(connection).withHandle(query::apply);
    } catch (SQLException e) {
      throw Database.explained(settings, e);
    } finally {
      Database.shutDownDerby(settings);
    }
  }
}
