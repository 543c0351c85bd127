package de.kassenbote.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.derby.iapi.services.property.PropertyUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerbyDatabaseTest extends DatabaseContract {
  @TempDir private Path directory;

  @Override
  DatabaseSettings fresh() {
    return DatabaseSettings.derby(directory.resolve("database"));
  }

  @Test
  void directoryInUseByAnotherProcessIsNamed() throws Exception {
    Path taken = directory.resolve("taken");
    Process other = otherProcessOn(taken);
    try {
      assertThatThrownBy(() -> Database.open(DatabaseSettings.derby(taken), SAMPLE))
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContaining(taken + " is in use by another process");
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatAKilledProcessCommittedIsThere() throws Exception {
    Path killed = directory.resolve("killed");
    Process other = otherProcessOn(killed);
    other.destroyForcibly().waitFor();

    try (Database database = Database.open(DatabaseSettings.derby(killed), SAMPLE)) {
      assertThat(database.<Integer>read(h -> h.select("SELECT amount FROM sample WHERE id = 1").mapTo(Integer.class).one())).isEqualTo(42);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "TEST", "Test"})
  void settingThatGivesUpDurabilityIsRefusedInAnyLetterCase(String value) {
    System.setProperty("derby.system.durability", value);
    try {
      assertThatThrownBy(() -> Database.open(DatabaseSettings.derby(directory.resolve("careless")), SAMPLE))
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContaining("derby.system.durability is '%s', allowed is unset", value);
    } finally {
      System.clearProperty("derby.system.durability");
    }
    assertThat(directory.resolve("careless")).as("refused before anything was made").doesNotExist();
  }

  @Test
  void settingsFileInTheWorkingDirectoryIsNotTaken() throws Exception {
    Path database = Files.createDirectory(directory.resolve("data")).resolve("database");
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    carelessSettingsIn(elsewhere);

    assertThat(lastLineOf(AsksDerbyForItsDurability.class, elsewhere, database)).isEqualTo("null");
  }

  @Test
  void settingsFileBesideTheDatabaseIsRefused() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    carelessSettingsIn(data);

    assertThat(lastLineOf(AsksDerbyForItsDurability.class, directory, data.resolve("database")))
        .isEqualTo(
            "the database could lose committed sales: Derby would go by %s: delete that file, Kassenbote itself sets what Derby needs",
            data.resolve("derby.properties"));
  }

  @Test
  void relativeDirectoryIsTheWorkingDirectorysAndNotTheHomes() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));

    lastLineOf(AsksDerbyForItsDurability.class, directory, Path.of("data/database"));

    assertThat(data.resolve("database/service.properties")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory:x;create=true", "jar:(a.jar)x", "classpath:x", "//elsewhere/x", ";databaseName=x", ""})
  void derbyAnywhereButInADirectoryIsRefused(String name) {
    assertThatThrownBy(() -> new DatabaseSettings("jdbc:derby:" + name, null, null, 4))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("must be jdbc:derby: and a directory");
  }

  @Test
  void urlOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> new DatabaseSettings("jdbc:h2:mem:x", null, null, 4))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("must begin with jdbc:derby: or jdbc:postgresql:");
  }

  @Test
  void passwordIsNeverPrinted() {
    assertThat(new DatabaseSettings("jdbc:postgresql://db/x?password=secret1", "me", "secret2", 4).toString())
        .doesNotContain("secret");
  }

  /** Holds the database open, with one committed change, until it is killed. */
  private static Process otherProcessOn(Path database) throws IOException {
    Process process = start(HoldsDatabase.class, Path.of("").toAbsolutePath(), database);
    boolean ready = process.inputReader().lines().anyMatch("ready"::equals);
    assertThat(ready).as("the other process holds the database").isTrue();
    assertThat(process.isAlive() && Files.exists(database)).isTrue();
    return process;
  }

  private static void carelessSettingsIn(Path directory) throws IOException {
    Files.writeString(directory.resolve("derby.properties"), "derby.system.durability=TEST\n");
  }

  private static String lastLineOf(Class<?> main, Path workingDirectory, Path database) throws Exception {
    Process process = start(main, workingDirectory, database);
    String last = process.inputReader().lines().reduce("", (earlier, later) -> later);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the other process ended").isTrue();
    return last;
  }

  private static Process start(Class<?> main, Path workingDirectory, Path database) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"),
            main.getName(), database.toString())
        .directory(workingDirectory.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Says what Derby itself goes by, wherever it has it from, or why the database was refused. */
  static final class AsksDerbyForItsDurability {
    private AsksDerbyForItsDurability() {}

    public static void main(String[] args) {
      try {
        Database.open(new DatabaseSettings("jdbc:derby:" + args[0] + ";create=true", null, null, 2), SAMPLE).close();
        System.out.println(PropertyUtil.getSystemProperty("derby.system.durability"));
      } catch (DatabaseProblem e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** The other process. */
  static final class HoldsDatabase {
    private HoldsDatabase() {}

    public static void main(String[] args) throws InterruptedException {
      Database database = Database.open(DatabaseSettings.derby(Path.of(args[0])), SAMPLE);
      database.useTransaction(h -> h.execute("UPDATE sample SET amount = 42 WHERE id = 1"));
      System.out.println("ready");
      new java.util.concurrent.CountDownLatch(1).await(5, TimeUnit.MINUTES);
    }
  }
}
