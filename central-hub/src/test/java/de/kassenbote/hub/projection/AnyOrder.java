package de.kassenbote.hub.projection;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubTables;
import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.envelope.JournalEnvelope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Two tills journal at random: sales, reversals of their own and each other's documents, wrong content, numbers used
 * twice. One hub gets everything once and in order, the other every envelope one to five times in any order, in two
 * packings that overlap, and projects in between. Both must hold the same.
 */
final class AnyOrder implements AutoCloseable {
  private final HubUnderTest inOrder;
  private final HubUnderTest anyOrder;

  AnyOrder(Database inOrder, Database anyOrder) {
    this.inOrder = HubUnderTest.on(inOrder);
    this.anyOrder = HubUnderTest.on(anyOrder);
  }

  void check(long seed) {
    Random random = new Random(seed);
    List<TillJournal> tills = List.of(TillJournal.aTill(), TillJournal.aTill());
    for (int entries = 4 + random.nextInt(18); entries > 0; entries--) {
      int writer = random.nextInt(2);
      journal(random, tills.get(writer), tills.get(1 - writer));
    }
    once(tills);
    often(random, tills);
    for (TillJournal till : tills) {
      assertThat(HubTables.journal(anyOrder.database, till.till())).isEqualTo(HubTables.journal(inOrder.database, till.till()));
      assertThat(HubTables.projections(anyOrder.database, till.till())).isEqualTo(HubTables.projections(inOrder.database, till.till()));
    }
    assertThat(StockLedger.levels(anyOrder.database)).isEqualTo(StockLedger.levels(inOrder.database));
  }

  @Override
  public void close() {
    inOrder.database.close();
    anyOrder.database.close();
  }

  private static void journal(Random random, TillJournal till, TillJournal other) {
    switch (random.nextInt(10)) {
      case 0 -> undo(random, till, till);
      case 1, 2 -> undo(random, till, other);
      case 3 -> till.abort();
      case 4 -> till.cash();
      case 5 -> till.write(Receipt.TYPE, "{\"number\":");
      case 6 -> till.sale("N-" + other.till(), "article-" + random.nextInt(3), 1);
      default -> till.sale("article-" + random.nextInt(3), 1 + random.nextInt(3));
    }
  }

  /** Also of what is no receipt, or not there. */
  private static void undo(Random random, TillJournal till, TillJournal of) {
    long seq = 1 + random.nextInt((int) of.lastSeq() + 2);
    if (seq <= of.lastSeq() && of.entry(seq).type().equals(Receipt.TYPE) && of.entry(seq).payload().length > 50) {
      till.reversalOf(of.entry(seq));
    } else {
      till.reversal(of.key(seq), of.till() + "-1-" + seq, "article-0", 1);
    }
  }

  private void once(List<TillJournal> tills) {
    for (TillJournal till : tills) {
      if (till.lastSeq() > 0) {
        inOrder.record(till);
      }
    }
    inOrder.project();
  }

  private void often(Random random, List<TillJournal> tills) {
    List<JournalEnvelope> deliveries = new ArrayList<>();
    for (TillJournal till : tills) {
      packed(random, till).forEach(envelope -> deliveries.addAll(Collections.nCopies(1 + random.nextInt(5), envelope)));
      packed(random, till).forEach(envelope -> deliveries.addAll(Collections.nCopies(random.nextInt(2), envelope)));
    }
    Collections.shuffle(deliveries, random);
    for (JournalEnvelope envelope : deliveries) {
      anyOrder.journal.record(envelope);
      if (random.nextInt(4) == 0) {
        anyOrder.projectEntries.runOnce();
      }
    }
    anyOrder.project();
  }

  private static List<JournalEnvelope> packed(Random random, TillJournal till) {
    List<JournalEnvelope> envelopes = new ArrayList<>();
    for (long from = 1; from <= till.lastSeq(); ) {
      long to = Math.min(till.lastSeq(), from + random.nextInt(6));
      envelopes.add(till.envelope(from, to));
      from = to + 1;
    }
    return envelopes;
  }
}
