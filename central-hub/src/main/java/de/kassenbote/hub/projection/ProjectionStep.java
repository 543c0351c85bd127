package de.kassenbote.hub.projection;

import de.kassenbote.database.SqlStates;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.deadletter.Failure;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.projectentries.JournalPart;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Projects entries within one transaction. An entry whose content is wrong leaves no row but its failure; every other
 * fault ends the transaction.
 */
final class ProjectionStep {
  enum Outcome {
    PROJECTED,
    WAITING,
    FAILED
  }

  private static final AtomicLong SAVEPOINTS = new AtomicLong();

  private final Handle tx;
  private final DeadLetters failed;
  private final References references;
  private final KnownRanges knownRanges;
  private final Map<TillId, List<NumberRange>> ranges = new HashMap<>();
  private final Map<String, BigDecimal> moved = new TreeMap<>();
  private final ReceiptCounts counts = new ReceiptCounts();
  private final List<EntryKey> touched = new ArrayList<>();
  private @Nullable String lastFailure;

  ProjectionStep(Handle tx, DeadLetters failed, KnownRanges knownRanges) {
    this.tx = tx;
    this.failed = failed;
    this.references = new References(failed);
    this.knownRanges = knownRanges;
  }

  Outcome project(JournalEntry entry) {
    EntryKey key = entry.key();
    try {
      Document document = Document.of(entry);
      Optional<EntryKey> blocker = blocker(key, document);
      if (blocker.isPresent()) {
        Waiting.put(tx, key, blocker.get());
        touched.add(key);
        return Outcome.WAITING;
      }
      write(entry, document);
      settle(key, document);
      touched.add(key);
      return Outcome.PROJECTED;
    } catch (RejectedMessage e) {
      failed.setAside(tx, failure(entry, e));
      lastFailure = e.getMessage();
      return Outcome.FAILED;
    }
  }

  /** Tries whatever waits for one of these entries again, and what waits for that. */
  void release(JournalPart part, long from, long to) {
    Deque<EntryKey> next = new ArrayDeque<>(Waiting.waitingFor(tx, part, from, to));
    while (!next.isEmpty()) {
      EntryKey key = next.remove();
      Waiting.remove(tx, key);
      if (project(recorded(key)) == Outcome.PROJECTED) {
        next.addAll(Waiting.waitingFor(tx, References.part(key), key.seq(), key.seq()));
      }
    }
  }

  /** What the projected entries did to the stock: negative = sold. */
  Map<String, BigDecimal> moved() {
    return moved;
  }

  /** The entries that were projected or wait. */
  List<EntryKey> touched() {
    return touched;
  }

  Optional<String> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  ReceiptCounts counts() {
    return counts;
  }

  private JournalEntry recorded(EntryKey key) {
    return EffectiveEntries.find(tx, key).orElseThrow(() -> new IllegalStateException("entry " + key + " is not recorded"));
  }

  private Optional<EntryKey> blocker(EntryKey key, Document document) {
    return document instanceof Document.Undoing undoing
        ? references.blocker(tx, key, undoing.reversal())
        : Optional.empty();
  }

  /**
   * The savepoint keeps the transaction usable in PostgreSQL, and the rows of an entry together in both databases. One
   * that was rolled back to lives on in Derby, hence a name for each, also over several steps of one transaction.
   */
  private void write(JournalEntry entry, Document document) {
    String savepoint = "entry" + SAVEPOINTS.incrementAndGet();
    tx.savepoint(savepoint);
    try {
      rows(entry.key(), document);
      NumberFlags.check(tx, entry.key(), entry.type(), document.number(), ranges(entry.key().till()));
    } catch (RuntimeException e) {
      if (e instanceof RejectedMessage || SqlStates.isRefusedData(e)) {
        tx.rollbackToSavepoint(savepoint);
        throw new RejectedMessage("cannot be stored: " + e.getMessage(), e);
      }
      throw e;
    }
    tx.releaseSavepoint(savepoint);
  }

  private void rows(EntryKey key, Document document) {
    if (document instanceof Document.Sale sale) {
      ReceiptRows.insert(tx, key, sale.receipt());
    } else if (document instanceof Document.Undoing undoing) {
      ReceiptRows.insertReversal(tx, key, undoing.reversal());
      ReversalFlags.check(tx, undoing.reversal());
    } else if (document instanceof Document.GivenUp givenUp) {
      OtherRows.insert(tx, key, givenUp.abort());
    } else if (document instanceof Document.Cash cash) {
      OtherRows.insert(tx, key, cash.movement());
    } else if (document instanceof Document.Closing closing) {
      OtherRows.insert(tx, key, closing.closing());
    }
  }

  private void settle(EntryKey key, Document document) {
    if (document instanceof Document.Sale sale) {
      settle(key, sale.receipt());
    } else if (document instanceof Document.Undoing undoing) {
      settle(key, undoing.reversal().receipt());
    }
  }

  private void settle(EntryKey key, Receipt receipt) {
    counts.count(key.till(), receipt.soldAt());
    receipt.lines().forEach(line -> moved.merge(line.article(), line.quantity().negate(), BigDecimal::add));
  }

  private List<NumberRange> ranges(TillId till) {
    return ranges.computeIfAbsent(till, id -> knownRanges.of(tx, id));
  }

  private static Failure failure(JournalEntry entry, RejectedMessage cause) {
    Map<String, Object> headers = new TreeMap<>();
    headers.put("type", entry.type());
    headers.put("version", entry.version());
    headers.put("occurredAt", entry.occurredAt());
    headers.put("hash", entry.hash());
    return Failure.of(
        EntryProjection.ORIGIN, entry.key().toString(), entry.key().till().value(), cause, Contract.text(headers), entry.payload());
  }
}
