package de.kassenbote.till.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.till.sale.Asked;
import de.kassenbote.till.sale.SaleRequest;
import de.kassenbote.till.sale.SellingTill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till with two receipts, one of them at the hub, that was copied before an upgrade. */
class TillRollbackTest {
  private static final SaleRequest TEA = Asked.aSale().of("1", "tea").paid(250).build();

  @TempDir Path data;

  @BeforeEach
  void sellTwoAndUpgrade() throws IOException {
    try (SellingTill till = open()) {
      till.sales.sell(TEA, "k1");
      till.journal.confirm(1);
      till.sales.sell(TEA, "k2");
    }
    copy(data.resolve("database"), data.resolve("before-upgrade/20260302-120000-000-schema-6/database"));
  }

  @Test
  void tillThatSoldNothingSinceIsPutBackAndGoesOnWithTheNextNumber() throws Exception {
    try (SellingTill upgraded = open()) {
      upgraded.journal.confirm(2);
    }

    assertThat(in().since()).isEmpty();
    assertThat(in().run()).isPresent();

    try (SellingTill back = open()) {
      assertThat(back.journal.confirmedSeq()).isEqualTo(1);
      assertThat(back.sales.sell(TEA, "k3").number()).isEqualTo("K07-000003");
      assertThat(back.audit().intact()).isTrue();
    }
  }

  @Test
  void tillThatSoldSinceIsLeftAsItIsWhetherTheHubHasItOrNot() throws Exception {
    sellOneMore();
    assertThat(in().since()).contains(new TillRollback.Since("K07", 1, 2));
    assertThatThrownBy(() -> in().run()).hasMessage("till K07 has 1 entries since the upgrade");

    try (SellingTill upgraded = open()) {
      upgraded.journal.confirm(3);
    }
    assertThat(in().since()).contains(new TillRollback.Since("K07", 1, 0));
    assertThatThrownBy(() -> in().run()).isInstanceOf(IllegalStateException.class);

    try (SellingTill upgraded = open()) {
      assertThat(upgraded.journal.lastSeq()).isEqualTo(3);
    }
  }

  private void sellOneMore() {
    try (SellingTill upgraded = open()) {
      upgraded.sales.sell(TEA, "k3");
    }
  }

  private SellingTill open() {
    return SellingTill.open(data);
  }

  private TillRollback in() {
    return TillRollback.in(data, Clock.systemUTC());
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> paths = Files.walk(from)) {
      List<Path> all = paths.toList();
      for (Path path : all) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
