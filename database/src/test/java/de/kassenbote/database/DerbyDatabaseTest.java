package de.kassenbote.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void settingThatGivesUpDurabilityIsRefused() {
    System.setProperty("derby.system.durability", "test");
    try {
      assertThatThrownBy(() -> Database.open(DatabaseSettings.derby(directory.resolve("careless")), SAMPLE))
          .isInstanceOf(DatabaseProblem.class)
          .hasMessageContaining("derby.system.durability is 'test', allowed is unset");
    } finally {
      System.clearProperty("derby.system.durability");
    }
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
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"),
                HoldsDatabase.class.getName(), database.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ready = process.inputReader().lines().anyMatch("ready"::equals);
    assertThat(ready).as("the other process holds the database").isTrue();
    assertThat(process.isAlive() && Files.exists(database)).isTrue();
    return process;
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
