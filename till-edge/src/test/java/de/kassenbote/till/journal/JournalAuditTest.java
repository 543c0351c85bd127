package de.kassenbote.till.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.Sha256;
import de.kassenbote.till.sale.Asked;
import de.kassenbote.till.sale.SellingTill;
import de.kassenbote.till.sale.SoldReceipt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalAuditTest {
  @TempDir Path directory;
  private SellingTill till;
  private SoldReceipt second;

  @BeforeEach
  void sellThree() {
    till = SellingTill.open(directory);
    sell("k1");
    second = sell("k2");
    sell("k3");
  }

  @AfterEach
  void close() {
    till.close();
  }

  @Test
  void wholeJournalIsIntactAndEveryReceiptAccountedFor() {
    JournalAudit audit = till.audit();

    assertThat(audit.broken()).isEmpty();
    assertThat(audit.intact()).isTrue();
    assertThat(audit.entries()).isEqualTo(3);
    assertThat(audit.receipts())
        .hasSize(3)
        .containsEntry(
            "K07-000002",
            new AuditedReceipt(new EntryKey(SellingTill.K07, 1, 2), "k2", Money.of(250, "EUR"), Sha256.of(second.entry().payload())));
  }

  @Test
  void everyFlippedByteOfAPayloadIsFound() {
    byte[] payload = second.entry().payload();
    inVain(
        tx -> {
          for (int i = 0; i < payload.length; i++) {
            byte[] flipped = payload.clone();
            flipped[i] ^= 1;
            store(tx, flipped);
            assertThat(new ChainWalk(tx).walk().broken())
                .as("byte %d", i)
                .contains("entry K07/1/2 is not what was chained to its predecessor");
          }
        });
    assertThat(till.audit().intact()).isTrue();
  }

  @Test
  void everyChangedFieldIsFound() {
    List<String> changes =
        List.of(
            "UPDATE journal_entry SET type = 'abort' WHERE seq = 2",
            "UPDATE journal_entry SET version = 2 WHERE seq = 2",
            "UPDATE journal_entry SET occurred_at = occurred_at + 1 WHERE seq = 2",
            "UPDATE journal_entry SET hash = 'A' || SUBSTR(hash, 2) WHERE seq = 2",
            "UPDATE journal_entry SET hash = 'A' || SUBSTR(hash, 2) WHERE seq = 3",
            "UPDATE journal_entry SET seq = 4 WHERE seq = 3",
            "UPDATE journal_entry SET epoch = 2 WHERE seq = 3",
            "DELETE FROM journal_entry WHERE seq = 1",
            "DELETE FROM journal_entry WHERE seq = 2",
            "DELETE FROM journal_entry WHERE seq = 3",
            "UPDATE journal_head SET last_hash = 'A' || SUBSTR(last_hash, 2)",
            "UPDATE journal_head SET last_seq = 4",
            "UPDATE journal_head SET till = 'K08'",
            "UPDATE receipt SET total_minor = total_minor + 1 WHERE seq = 2",
            "UPDATE receipt SET number = 'K07-000009' WHERE seq = 2",
            "DELETE FROM receipt WHERE seq = 2");

    assertThat(changes).allSatisfy(change -> assertThat(brokenAfter(tx -> tx.execute(change))).isNotEmpty());
  }

  @Test
  void numberUsedTwiceIsFound() {
    JournalEntry again =
        till.database.inTransaction(
            tx -> till.journal.append(tx, "receipt", 1, SellingTill.NOW, second.entry().payload()));

    assertThat(till.audit().broken()).containsExactly("entry %s uses receipt number K07-000002 again".formatted(again.key()));
  }

  private static void store(Handle tx, byte[] payload) {
    tx.createUpdate("UPDATE journal_entry SET payload = :payload WHERE seq = 2").bind("payload", payload).execute();
  }

  private List<String> brokenAfter(Consumer<Handle> change) {
    List<String> broken = new ArrayList<>();
    inVain(
        tx -> {
          change.accept(tx);
          broken.addAll(new ChainWalk(tx).walk().broken());
        });
    return broken;
  }

  /** Does the work and takes it back. */
  private void inVain(Consumer<Handle> work) {
    assertThatThrownBy(
            () ->
                till.database.useTransaction(
                    tx -> {
                      work.accept(tx);
                      throw new IllegalStateException("take it back");
                    }))
        .hasMessage("take it back");
  }

  private SoldReceipt sell(String key) {
    return till.sales.sell(Asked.aSale().of("1", "tea").paid(250).build(), key);
  }
}
