package de.kassenbote.database;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the schema up to this version of the software, and refuses one that a newer version made. */
final class Schema {
  private Schema() {}

  /**
   * @param migrations folder on the class path with the sub-folders {@code derby} and {@code postgresql}
   */
  static void migrate(DataSource pool, DatabaseSettings settings, String migrations) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(pool)
            .locations("classpath:" + migrations + "/" + settings.dialect())
            .ignoreMigrationPatterns("*:future")
            .cleanDisabled(true)
            .load();
    refuseNewer(flyway, settings);
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new DatabaseProblem("cannot bring the database %s up to date: %s".formatted(settings.location(), e.getMessage()), e);
    }
  }

  private static void refuseNewer(Flyway flyway, DatabaseSettings settings) {
    Arrays.stream(flyway.info().all())
        .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS || m.getState() == MigrationState.FUTURE_FAILED)
        .findFirst()
        .ifPresent(m -> refuse(m, flyway, settings));
  }

  private static void refuse(MigrationInfo newer, Flyway flyway, DatabaseSettings settings) {
    String known =
        Arrays.stream(flyway.info().all())
            .filter(m -> m.getState() != MigrationState.FUTURE_SUCCESS && m.getState() != MigrationState.FUTURE_FAILED)
            .map(m -> m.getVersion().toString())
            .reduce("0", (a, b) -> b);
    throw new DatabaseProblem(
        "the database %s has schema version %s, made by a newer Kassenbote; this one knows versions up to %s: install the newer one"
            .formatted(settings.location(), newer.getVersion(), known));
  }
}
