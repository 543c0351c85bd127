package de.kassenbote.cli.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.cli.terminal.Failure;
import de.kassenbote.routes.contract.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SellerRecordTest {
  @TempDir Path directory;

  private static Sold sold(int n) {
    return new Sold("K01-%06d".formatted(n), "key-" + n, Money.of(430 * n, "EUR"));
  }

  @Test
  void whatWasAppendedIsReadAgain() {
    Path file = directory.resolve("K01.sold");
    try (SellerRecord record = SellerRecord.open(file)) {
      record.append(sold(1));
      record.append(sold(2));
      assertThat(SellerRecord.read(file)).containsExactly(sold(1), sold(2));
    }
  }

  @Test
  void aReopenedRecordGoesOnAndKnowsItsKeys() {
    Path file = directory.resolve("K01.sold");
    try (SellerRecord record = SellerRecord.open(file)) {
      record.append(sold(1));
    }
    try (SellerRecord record = SellerRecord.open(file)) {
      assertThat(record.holds("key-1")).isTrue();
      assertThat(record.holds("key-2")).isFalse();
      record.append(sold(2));
      assertThat(record.count()).isEqualTo(2);
    }
    assertThat(SellerRecord.read(file)).containsExactly(sold(1), sold(2));
  }

  @Test
  void aLineTornByACrashDoesNotCountAndIsOverwritten() throws IOException {
    Path file = directory.resolve("K01.sold");
    try (SellerRecord record = SellerRecord.open(file)) {
      record.append(sold(1));
    }
    Files.writeString(file, "K01-000002,key-2,8", StandardOpenOption.APPEND);
    try (SellerRecord record = SellerRecord.open(file)) {
      assertThat(record.holds("key-2")).isFalse();
      record.append(sold(2));
    }
    assertThat(SellerRecord.read(file)).containsExactly(sold(1), sold(2));
  }

  @Test
  void aFileThatIsNoRecordIsRefusedUnchanged() throws IOException {
    Path file = Files.writeString(directory.resolve("letter.txt"), "Dear all,\nbye\n");
    assertThatThrownBy(() -> SellerRecord.open(file)).isInstanceOf(Failure.class).hasMessageContaining("line 1");
    assertThat(file).hasContent("Dear all,\nbye");
  }
}
