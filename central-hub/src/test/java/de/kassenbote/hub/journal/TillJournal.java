package de.kassenbote.hub.journal;

import de.kassenbote.routes.contract.Abort;
import de.kassenbote.routes.contract.CashMovement;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.DayClosing;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Payment;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.ReceiptLine;
import de.kassenbote.routes.contract.Reversal;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.routes.envelope.JournalEnvelope;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A till as its journal shows it: writes entries, chained as a till does, and packs them. */
public final class TillJournal {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final BigDecimal RATE = BigDecimal.valueOf(7);

  private final TillId till;
  private final int epoch;
  private final List<JournalEntry> entries = new ArrayList<>();

  public TillJournal(String till, int epoch) {
    this.till = new TillId(till);
    this.epoch = epoch;
  }

  /** A till that no other test has used. */
  public static TillJournal aTill() {
    return new TillJournal("T" + NEXT.incrementAndGet(), 1);
  }

  public TillId till() {
    return till;
  }

  public int epoch() {
    return epoch;
  }

  public List<JournalEntry> entries() {
    return entries;
  }

  public long lastSeq() {
    return entries.size();
  }

  public EntryKey key(long seq) {
    return new EntryKey(till, epoch, seq);
  }

  public JournalEntry entry(long seq) {
    return entries.get((int) seq - 1);
  }

  /** What the hub says when everything up to there is recorded. */
  public Watermark watermark(long seq) {
    return new Watermark(epoch, seq, seq == 0 ? JournalEntry.genesis(till, epoch) : entry(seq).hash());
  }

  public JournalEnvelope envelope(long from, long to) {
    return new JournalEnvelope(entries.subList((int) from - 1, (int) to));
  }

  public JournalEnvelope everything() {
    return envelope(1, lastSeq());
  }

  /** One piece at 1.50 for each number of pieces. */
  public TillJournal sale(String article, int pieces) {
    return sale(nextNumber(), article, pieces);
  }

  public TillJournal sale(String number, String article, int pieces) {
    return write(Receipt.TYPE, receipt(number, article, pieces, null));
  }

  /** The note as it stands in the JSON, escapes and all: also one that no till would write. */
  public TillJournal saleWithRawNote(String note) {
    return write(Receipt.TYPE, Contract.text(receipt(nextNumber(), "tea", 1, "NOTE")).replace("NOTE", note));
  }

  public TillJournal sales(int count) {
    for (int i = 0; i < count; i++) {
      sale("article-" + i % 7, 1 + i % 3);
    }
    return this;
  }

  /** Undoes one sale of {@code pieces} of an article. */
  public TillJournal reversal(EntryKey of, String number, String article, int pieces) {
    return write(Reversal.TYPE, new Reversal(receipt(nextNumber(), article, -pieces, null), of, number, "wrong article"));
  }

  /** Undoes the sale that entry holds. */
  public TillJournal reversalOf(JournalEntry sale) {
    Receipt sold = Contract.read(sale.payload(), Receipt.class);
    ReceiptLine line = sold.lines().get(0);
    return reversal(sale.key(), sold.number(), line.article(), line.quantity().intValueExact());
  }

  public TillJournal abort() {
    return write(Abort.TYPE, new Abort(nextNumber(), NOON, "anna", List.of(), "customer left"));
  }

  public TillJournal cash() {
    return write(CashMovement.TYPE, new CashMovement(nextNumber(), CashMovement.Kind.IN, euro(5000), "change", NOON, "anna"));
  }

  public TillJournal closing() {
    return write(
        DayClosing.TYPE,
        new DayClosing(
            nextNumber(), DAY, NOON, "anna", 1, lastSeq(), 0, euro(0), List.of(), new TreeMap<>(), euro(100), euro(90)));
  }

  public TillJournal write(String type, Object content) {
    return write(type, Contract.VERSION, Contract.write(content));
  }

  public TillJournal write(String type, String payload) {
    return write(type, Contract.VERSION, payload.getBytes(StandardCharsets.UTF_8));
  }

  public TillJournal write(String type, int version, byte[] payload) {
    entries.add(chained(previousHash(), type, version, payload));
    return this;
  }

  /** An entry whose hash does not follow from the one before it. */
  public TillJournal writeWithBrokenChain(String type, Object content) {
    entries.add(chained("0".repeat(64), type, Contract.VERSION, Contract.write(content)));
    return this;
  }

  /** Up to here another journal of the same till that goes on by itself: a clone. */
  public TillJournal copy(long upTo) {
    TillJournal copy = new TillJournal(till.value(), epoch);
    copy.entries.addAll(entries.subList(0, (int) upTo));
    return copy;
  }

  public static Receipt receipt(String number, String article, int pieces, @Nullable String note) {
    Money gross = euro(150L * pieces);
    ReceiptLine line =
        new ReceiptLine(
            1, article, 3, "Name of " + article, "drinks", BigDecimal.valueOf(pieces), "pc", euro(150), List.of(), RATE, gross, null, null);
    return new Receipt(
        number,
        "key-" + number,
        NOON,
        DAY,
        "anna",
        null,
        List.of(line),
        Receipt.taxTotals(List.of(line)),
        gross,
        List.of(new Payment("cash", gross, null, null)),
        note);
  }

  private static Money euro(long cents) {
    return Money.of(cents, "EUR");
  }

  private String nextNumber() {
    return till + "-" + epoch + "-" + (lastSeq() + 1);
  }

  private String previousHash() {
    return entries.isEmpty() ? JournalEntry.genesis(till, epoch) : entries.get(entries.size() - 1).hash();
  }

  private JournalEntry chained(String previous, String type, int version, byte[] payload) {
    return JournalEntry.chained(previous, key(lastSeq() + 1), type, version, NOON.plusSeconds(lastSeq()), payload);
  }
}
