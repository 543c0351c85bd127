package de.kassenbote.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskRoomTest {
  private final AtomicLong free = new AtomicLong(DiskRoom.LEAST);
  private final DiskRoom room = new DiskRoom("/data/K07/database", free::get);

  @Test
  void aFullDiskRefusesWritersWithTheReasonAndLetsReadersIn() {
    assertThatCode(room::requireForWriting).doesNotThrowAnyException();
    free.set(100 << 10);
    assertThatThrownBy(room::requireForWriting)
        .isInstanceOf(DatabaseProblem.class)
        .hasMessage("the disk of /data/K07/database is full: 100 KiB are left, at least 4096 are needed; free some and ask again");
    assertThatCode(room::requireForReading).doesNotThrowAnyException();
  }

  @Test
  void aDatabaseThatShutDownOnAFullDiskRefusesReadersTooUntilThereIsRoom() {
    free.set(0);
    room.failed(new IllegalStateException(new SQLException("shutdown", "08006")));
    assertThatThrownBy(room::requireForReading).hasMessageContaining("is full");
    free.set(DiskRoom.LEAST);
    assertThatCode(room::requireForReading).doesNotThrowAnyException();
  }

  @Test
  void aDatabaseThatAnswersAgainLetsReadersIn() {
    free.set(0);
    room.failed(new SQLTransientConnectionException("timed out"));
    assertThatThrownBy(room::requireForReading).hasMessageContaining("is full");
    room.worked();
    assertThatCode(room::requireForReading).doesNotThrowAnyException();
  }
}
