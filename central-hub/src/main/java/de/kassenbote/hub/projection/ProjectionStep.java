package de.kassenbote.hub.projection;

import de.kassenbote.database.SqlStates;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.deadletter.Failure;
import de.kassenbote.hub.projection.NumberFlags.Numbered;
import de.kassenbote.hub.projection.ReceiptRows.Sold;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /**
   * Sales in a row are written together, and one by one only where the database refuses that: then one of them is to blame, and
   * the others go through.
   *
   * @param entries of one journal, ascending
   */
  void projectAll(List<ReadEntry> entries) {
    Map<JournalEntry, Document.Sale> sales = new LinkedHashMap<>();
    for (ReadEntry read : entries) {
      if (read.document() instanceof Document.Sale sale) {
        sales.put(read.entry(), sale);
      } else {
        projectSales(sales);
        sales.clear();
        project(read);
      }
    }
    projectSales(sales);
  }

  Outcome project(JournalEntry entry) {
    return project(ReadEntry.of(entry));
  }

  private Outcome project(ReadEntry read) {
    if (read.document() != null) {
      return project(read.entry(), read.document());
    }
    setAside(read.entry(), Objects.requireNonNull(read.fault()));
    return Outcome.FAILED;
  }

  private void projectSales(Map<JournalEntry, Document.Sale> sales) {
    if (sales.isEmpty()) {
      return;
    }
    List<Sold> sold = sales.entrySet().stream().map(sale -> new Sold(sale.getKey().key(), sale.getValue().receipt())).toList();
    try {
      inSavepoint(() -> write(sold));
    } catch (RejectedMessage e) {
      sales.forEach(this::project);
      return;
    }
    for (Sold sale : sold) {
      settle(sale.key(), sale.receipt());
      touched.add(sale.key());
    }
  }

  private void write(List<Sold> sold) {
    ReceiptRows.insert(tx, sold);
    List<Numbered> numbered = sold.stream().map(sale -> new Numbered(sale.key(), Receipt.TYPE, sale.receipt().number())).toList();
    NumberFlags.check(tx, numbered, ranges(sold.get(0).key().till()));
  }

  private Outcome project(JournalEntry entry, Document document) {
    EntryKey key = entry.key();
    try {
      if (document instanceof Document.Again again && InstallationRows.isThere(tx, key, again.origin())) {
        touched.add(key);
        return Outcome.PROJECTED;
      }
      Optional<EntryKey> blocker = blocker(key, document);
      if (blocker.isPresent()) {
        Waiting.put(tx, key, blocker.get());
        touched.add(key);
        return Outcome.WAITING;
      }
      inSavepoint(() -> write(entry, document));
      settle(key, document);
      touched.add(key);
      return Outcome.PROJECTED;
    } catch (RejectedMessage e) {
      setAside(entry, e);
      return Outcome.FAILED;
    }
  }

  private void setAside(JournalEntry entry, RejectedMessage cause) {
    failed.setAside(tx, failure(entry, cause));
    lastFailure = cause.getMessage();
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
    Document said = document instanceof Document.Again again ? again.document() : document;
    return said instanceof Document.Undoing undoing
        ? references.blocker(tx, key, undoing.reversal())
        : Optional.empty();
  }

  private void write(JournalEntry entry, Document document) {
    rows(entry.key(), document);
    if (!document.isNumbered()) {
      return;
    }
    String type = document instanceof Document.Again again ? again.origin().type() : entry.type();
    Numbered numbered = new Numbered(entry.key(), type, document.number());
    NumberFlags.check(tx, List.of(numbered), ranges(entry.key().till()));
  }

  /**
   * The savepoint keeps the transaction usable in PostgreSQL, and the rows written in it together in both databases. One
   * that was rolled back to lives on in Derby, hence a name for each, also over several steps of one transaction.
   *
   * @throws RejectedMessage when the database refuses the values; then nothing was written
   */
  private void inSavepoint(Runnable write) {
    String savepoint = "entry" + SAVEPOINTS.incrementAndGet();
    tx.savepoint(savepoint);
    try {
      write.run();
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
      ReceiptRows.insert(tx, List.of(new Sold(key, sale.receipt())));
    } else if (document instanceof Document.Undoing undoing) {
      ReceiptRows.insertReversal(tx, key, undoing.reversal());
      ReversalFlags.check(tx, undoing.reversal());
    } else if (document instanceof Document.GivenUp givenUp) {
      OtherRows.insert(tx, key, givenUp.abort());
    } else if (document instanceof Document.Cash cash) {
      OtherRows.insert(tx, key, cash.movement());
    } else if (document instanceof Document.Closing closing) {
      OtherRows.insert(tx, key, closing.closing());
    } else if (document instanceof Document.Installed installed) {
      InstallationRows.insert(tx, key, installed.installation());
    } else if (document instanceof Document.Again again) {
      InstallationRows.insert(tx, key, again.origin());
      rows(key, again.document());
    }
  }

  private void settle(EntryKey key, Document document) {
    if (document instanceof Document.Sale sale) {
      settle(key, sale.receipt());
    } else if (document instanceof Document.Undoing undoing) {
      settle(key, undoing.reversal().receipt());
    } else if (document instanceof Document.Again again) {
      settle(key, again.document());
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
