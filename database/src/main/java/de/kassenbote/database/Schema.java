package de.kassenbote.database;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to this version of the software, and refuses one that a newer version made. An embedded database that is
 * not new is copied before.
 */
final class Schema {
  private static final Logger log = LoggerFactory.getLogger(Schema.class);

  private final DatabaseSettings settings;
  private final Flyway flyway;

  /**
   * @param migrations folder on the class path with the sub-folders {@code derby} and {@code postgresql}
   */
  Schema(DataSource pool, DatabaseSettings settings, String migrations) {
    this.settings = settings;
    this.flyway =
        Flyway.configure()
            .dataSource(pool)
            .locations("classpath:" + migrations + "/" + settings.dialect())
            .ignoreMigrationPatterns("*:future")
            .cleanDisabled(true)
            .load();
  }

  /**
   * @param copy copies the database into a directory
   */
  void bringUpToDate(Consumer<Path> copy) {
    refuseNewer();
    if (settings.isDerby()) {
      UpgradeCopies copies = UpgradeCopies.of(settings.directory());
      copyBefore(copies, copy);
      migrate();
      copies.upgraded();
    } else {
      migrate();
    }
  }

  private void copyBefore(UpgradeCopies copies, Consumer<Path> copy) {
    MigrationInfo now = flyway.info().current();
    MigrationInfo[] pending = flyway.info().pending();
    if (now != null && pending.length > 0) {
      Path made = copies.make(now.getVersion().toString(), copy);
      log.info(
          "the database {} goes from schema version {} to {}; as it was it is in {}, and 'kassenbote rollback' puts it back",
          settings.location(),
          now.getVersion(),
          pending[pending.length - 1].getVersion(),
          made);
    }
  }

  private void migrate() {
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new DatabaseProblem("cannot bring the database %s up to date: %s".formatted(settings.location(), e.getMessage()), e);
    }
  }

  private void refuseNewer() {
    Arrays.stream(flyway.info().all()).filter(Schema::isNewer).findFirst().ifPresent(this::refuse);
  }

  private void refuse(MigrationInfo newer) {
    String known =
        Arrays.stream(flyway.info().all())
            .filter(m -> !isNewer(m))
            .map(m -> m.getVersion().toString())
            .reduce("0", (a, b) -> b);
    throw new DatabaseProblem(
        "the database %s has schema version %s, made by a newer Kassenbote; this one knows versions up to %s: install the newer one, or see 'kassenbote rollback --help'"
            .formatted(settings.location(), newer.getVersion(), known));
  }

  private static boolean isNewer(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS || migration.getState() == MigrationState.FUTURE_FAILED;
  }
}
