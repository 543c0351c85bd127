package de.kassenbote.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Derby on a disk that gives back other bits than were written. */
class DamagedDatabaseTest {
  private static final String SAMPLE = "db/sample";
  private static final int FLIPS = 12;

  @TempDir private Path directory;
  private Path database;

  @BeforeEach
  void fill() {
    database = directory.resolve("database");
    try (Database filled = open()) {
      filled.useTransaction(
          h -> {
            h.execute("CREATE TABLE big (id INTEGER NOT NULL PRIMARY KEY, text VARCHAR(2000) NOT NULL, content BLOB(512K) NOT NULL)");
            for (int i = 0; i < 100; i++) {
              h.execute("INSERT INTO big (id, text, content) VALUES (?, ?, ?)", i, "x".repeat(2000), new byte[100_000]);
            }
          });
    }
  }

  @Test
  void everyFlippedBitOfAnyPageIsNoticedAtTheStartAndNamedAndChangesNothing() throws Exception {
    long seed = System.nanoTime() % 1_000_000;
    System.out.printf("%d bits, seed %d%n", FLIPS, seed);
    Random random = new Random(seed);
    List<Path> files = files();
    for (int i = 0; i < FLIPS; i++) {
      Path file = files.get(random.nextInt(files.size()));
      long place = random.nextLong(Files.size(file));
      int bit = random.nextInt(Byte.SIZE);
      flip(file, place, bit);
      byte[] damaged = Files.readAllBytes(file);
      assertThatThrownBy(this::open)
          .as("bit %d at %d of %s", bit, place, file)
          .isInstanceOf(DamagedDatabase.class)
          .hasMessageStartingWith("the database %s is damaged: ".formatted(database))
          .hasMessageContaining("docs/operations.md")
          .hasMessageNotContaining("\n");
      assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
      flip(file, place, bit);
    }
    try (Database whole = open()) {
      assertThat(whole.<Integer>read(h -> h.select("SELECT COUNT(*) FROM big").mapTo(Integer.class).one())).isEqualTo(100);
    }
  }

  @Test
  void pageThatIsDamagedWhileTheDatabaseRunsIsNamedAndAllWorkIsRefusedFromThenOn() throws Exception {
    try (Database running = open()) {
      Path file = fileOf(running, "BIG");
      flip(file, Files.size(file) / 2 + 1000, 3);
      String reading = "SELECT text, content FROM big";
      assertThatThrownBy(() -> running.read(h -> h.createQuery(reading).map((row, c) -> row.getBytes(2).length).list()))
          .isInstanceOf(DamagedDatabase.class)
          .hasMessageStartingWith("the database %s is damaged: Derby met a page".formatted(database));
      assertThatThrownBy(() -> running.useTransaction(h -> h.execute("UPDATE sample SET amount = 1")))
          .isInstanceOf(DamagedDatabase.class)
          .hasMessageContaining("is damaged");
      assertThatThrownBy(running::requireAnswer).isInstanceOf(DamagedDatabase.class);
    }
  }

  private Database open() {
    return Database.open(DatabaseSettings.derby(database), SAMPLE);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(database.resolve("seg0"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("c")).sorted().toList();
    }
  }

  private Path fileOf(Database running, String table) {
    long number =
        running.<Long>read(
            h ->
                h.createQuery(
                        """
                        SELECT c.conglomeratenumber FROM sys.sysconglomerates c JOIN sys.systables t ON t.tableid = c.tableid
                        WHERE t.tablename = :table AND c.isindex = FALSE
                        """)
                    .bind("table", table)
                    .mapTo(Long.class)
                    .one());
    return database.resolve("seg0").resolve("c%x.dat".formatted(number));
  }

  private static void flip(Path path, long place, int bit) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(place);
      int was = file.read();
      file.seek(place);
      file.write(was ^ 1 << bit);
    }
  }
}
