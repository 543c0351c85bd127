package de.kassenbote.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinDiskFreeTest {
  private static final long MIB = 1024 * 1024;
  private static final long JOURNAL_FILE = 10 * MIB;

  @TempDir Path directory;

  @Test
  void whatIsWantedIsLeftOnAnOrdinaryDisk() {
    assertThat(MinDiskFree.of(32_000 * MIB, 256 * MIB)).isEqualTo(256 * MIB);
  }

  @Test
  void aSmallDiskIsNeverTakenForFullWhenMostOfItIsFree() {
    assertThat(MinDiskFree.of(60 * MIB, 256 * MIB)).isEqualTo(12 * MIB).isGreaterThan(JOURNAL_FILE);
  }

  @Test
  void aDiskThatDoesNotTellItsSizeLeavesWhatIsWanted() {
    assertThat(MinDiskFree.of(0, 256 * MIB)).isEqualTo(256 * MIB);
  }

  @Test
  void aDirectoryThatIsNotThereYetIsOnTheDiskOfTheOneAbove() {
    assertThat(MinDiskFree.on(directory.resolve("not").resolve("yet"), Long.MAX_VALUE))
        .isEqualTo(directory.toFile().getTotalSpace() / 5);
  }
}
