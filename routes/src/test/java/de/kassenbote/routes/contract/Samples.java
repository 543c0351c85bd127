package de.kassenbote.routes.contract;

import de.kassenbote.certificates.Fingerprint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One value of every record of the contract, every field set that may be; the golden files hold their JSON. */
public final class Samples {
  public static final TillId K07 = new TillId("K07");
  public static final Instant NOON = Instant.parse("2026-03-14T12:00:00.123Z");
  private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private Samples() {}

  /** By the name of the golden file. */
  public static Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("abort", abort());
    all.put("article", article());
    all.put("cash-movement", cashMovement());
    all.put("catch-up-request", new CatchUpRequest(K07, cursor()));
    all.put("cursor", cursor());
    all.put("customer", customer());
    all.put("day-closing", dayClosing());
    all.put("dead-letter-report", deadLetterReport());
    all.put("discount", discount());
    all.put("entry-key", new EntryKey(K07, 2, 4711));
    all.put("feed-scope", new FeedScope(Feed.CATALOG, "Messeverkauf 2026"));
    all.put("heartbeat", heartbeat(List.of()));
    all.put("heartbeat-with-ranges", heartbeat(List.of(rangeUse())));
    all.put("heartbeat-answer", new HeartbeatAnswer(new Watermark(2, 4700, HASH), 4690, NOON, List.of(new SeqRange(4705, 4707)), List.of(), null, null));
    all.put(
        "heartbeat-answer-earlier",
        new HeartbeatAnswer(new Watermark(2, 4700, HASH), 4690, NOON, List.of(), List.of(earlierHeld()), 3L, null));
    all.put("heartbeat-answer-certificates", new HeartbeatAnswer(new Watermark(2, 4700, HASH), 4690, NOON, List.of(), List.of(), null, "PEM"));
    all.put("heartbeat-with-renewal", heartbeat(List.of(), List.of(), "MIIB"));
    all.put("heartbeat-with-earlier", heartbeat(List.of(), List.of(earlierEpoch())));
    all.put("earlier-epoch", earlierEpoch());
    all.put("earlier-held", earlierHeld());
    all.put("held-entry", new HeldEntry(120, HASH));
    all.put("installation-begun", new InstallationBegun(1, NOON, List.of(range()), takenOver()));
    all.put("installation-begun-first", new InstallationBegun(null, NOON, List.of(), null));
    all.put("journalled-again", new JournalledAgain(new EntryKey(K07, 1, 101), "abort", 1, NOON, HASH, new byte[] {'{', '}', -1}));
    all.put("taken-over", takenOver());
    all.put("money", eur(-1234));
    all.put("number-range", range());
    all.put("number-range-reserve", new NumberRange("receipt", "K07-", 6, 900, 999, true));
    all.put("payment", new Payment("cash", eur(1121), eur(2000), "slip 7"));
    all.put("price", new Price(eur(250), NOON, NOON.plusSeconds(3600)));
    all.put("queue-report", queueReport());
    all.put("range-use", rangeUse());
    all.put("receipt", receipt());
    all.put("receipt-line", receipt().lines().get(0));
    all.put("reversal", new Reversal(reversing(), new EntryKey(K07, 2, 4711), "K07-000815", "wrong customer"));
    all.put("seq-range", new SeqRange(3, 9));
    all.put("stock-level", new StockLevel("tea", 5, new BigDecimal("-2.125")));
    all.put("supplier", new Supplier("S1", 2, "Mühle Süd", "post@muehle.example", "Ulm"));
    all.put("tax-total", TaxTotal.of(BigDecimal.valueOf(7), eur(892)));
    all.put("till-id", K07);
    all.put("till-settings", settings());
    all.put("assignment", new Assignment(1, "127.0.0.1:6161", K07, 1, settings()));
    all.put("enrolment-offers", new EnrolmentOffers(1, NOON, List.of(new EnrolmentOffer(K07, "Theke", "B01"), new EnrolmentOffer(new TillId("K08"), null, null))));
    all.put("enrolment-offer", new EnrolmentOffer(K07, "Theke", "B01"));
    all.put("handover-rows", new HandoverRows(Feed.CATALOG, 10_000));
    all.put("enrolment-request", new EnrolmentRequest("7K3QX9AB", "0123456789ABCDEF", K07, "MIIB", "MIIC", "tablet", "1.0"));
    all.put("enrolment-code", new EnrolmentCode("hub.example:8443", new Fingerprint("00112233445566778899aabbccddeeff"), "7K3QX9AB", "0123456789ABCDEF"));
    all.put("enrolment-answer", new EnrolmentAnswer(new Assignment(1, "127.0.0.1:6161", K07, 1, settings()), "PEM", "PEM", List.of(new HandoverRows(Feed.CATALOG, 10_000))));
    all.put("watermark", new Watermark(2, 4711, HASH));
    return all;
  }

  public static Receipt receipt() {
    return receipt("K07-000815", lines(1), 1021);
  }

  public static Article article() {
    return new Article(
        "tea", 12, "Grüner Tee", "drinks", List.of("40000007", "4000000000012"), "piece", new BigDecimal("7.00"), false, true,
        "bottle", "tea.jpg", List.of(new Price(eur(250), NOON, null), new Price(eur(230), NOON.minusSeconds(60), NOON)));
  }

  public static Customer customer() {
    return new Customer("C1", 3, "Anna Beispiel", "regulars", "anna@example.org", "Hauptstraße 1", "10115", "Berlin");
  }

  public static TillSettings settings() {
    var scopes = new TreeSet<>(List.of(new FeedScope(Feed.STOCK, Feed.ALL), new FeedScope(Feed.CATALOG, "messe")));
    return new TillSettings(4, scopes, List.of(range()), List.of("cash", "card"), "EUR", ZoneId.of("Europe/Berlin"));
  }

  private static Receipt reversing() {
    return receipt("K07-000816", lines(-1), -1021);
  }

  private static Receipt receipt(String number, List<ReceiptLine> lines, long total) {
    return new Receipt(
        number, "key-" + number, NOON, LocalDate.of(2026, 3, 14), "anna", "C1", lines, Receipt.taxTotals(lines), eur(total),
        List.of(new Payment("card", eur(total), null, "slip 7")), "table 4");
  }

  /** 3.5 × 2.50 less 1.00 = 7.75, its deposit 3.5 × 0.25 = 0.88, and 2 × 0.79 = 1.58. */
  private static List<ReceiptLine> lines(int sign) {
    BigDecimal quantity = new BigDecimal("3.500").multiply(BigDecimal.valueOf(sign));
    return List.of(
        new ReceiptLine(1, "tea", 12, "Grüner Tee", "drinks", quantity, "piece", eur(250), List.of(discount()),
            BigDecimal.valueOf(7), eur(sign * 775), null, "dented"),
        new ReceiptLine(2, "bottle", 1, "Pfand", null, quantity, "piece", eur(25), List.of(), BigDecimal.valueOf(19),
            eur(sign * 88), 1, null),
        new ReceiptLine(3, "roll", 9, "Brötchen", "bakery", BigDecimal.valueOf(sign * 2L), "piece", eur(79), List.of(),
            BigDecimal.valueOf(7), eur(sign * 158), null, null));
  }

  private static Abort abort() {
    return new Abort("K07-000817", NOON, "anna", lines(1), "customer left");
  }

  private static CashMovement cashMovement() {
    return new CashMovement("K07-M-0001", CashMovement.Kind.SAFE_DROP, eur(50000), "to the safe", NOON, "anna");
  }

  private static Cursor cursor() {
    return new Cursor(new FeedScope(Feed.CATALOG, "messe"), "g-1", 4242);
  }

  private static DayClosing dayClosing() {
    return new DayClosing(
        "K07-Z-0001", LocalDate.of(2026, 3, 14), NOON, "anna", 1, 4711, 2, eur(1021), Receipt.taxTotals(lines(1)),
        new TreeMap<>(Map.of("cash", eur(21), "card", eur(1000))), eur(10021), eur(10000));
  }

  private static DeadLetterReport deadLetterReport() {
    return new DeadLetterReport(
        1, K07, "apply-feed", "catalog/messe/tea", "de.kassenbote.routes.contract.RejectedMessage", "not a valid Article: name is missing",
        "RejectedMessage: not a valid Article\n\tat …", new byte[] {'{', '}', -1}, NOON, NOON.plusSeconds(60), 2, NOON.plusSeconds(90));
  }

  private static Discount discount() {
    return new Discount(Discount.Origin.RECEIPT, "regular", eur(100));
  }

  private static RangeUse rangeUse() {
    return new RangeUse(range(), 816);
  }

  private static EarlierEpoch earlierEpoch() {
    return new EarlierEpoch(1, 20, 101, 120, 0);
  }

  private static EarlierHeld earlierHeld() {
    return new EarlierHeld(1, 120, List.of(new HeldEntry(101, HASH)));
  }

  private static TakenOver takenOver() {
    return new TakenOver(101, 120, 19, 18, List.of(eur(9900)), 1);
  }

  static Heartbeat heartbeat(List<RangeUse> ranges) {
    return heartbeat(ranges, List.of());
  }

  private static Heartbeat heartbeat(List<RangeUse> ranges, List<EarlierEpoch> earlier) {
    return heartbeat(ranges, earlier, null);
  }

  private static Heartbeat heartbeat(List<RangeUse> ranges, List<EarlierEpoch> earlier, @Nullable String renewal) {
    return new Heartbeat(
        K07, 2, "0.1.0", NOON, 4711, 4700, 11, 9900, "EUR", NOON.minusSeconds(30), List.of(cursor()), List.of(queueReport()), 1,
        5_000_000_000L, 184, ranges, earlier, renewal, null, null);
  }

  private static NumberRange range() {
    return new NumberRange("receipt", "K07-", 6, 1, 999);
  }

  private static QueueReport queueReport() {
    return new QueueReport("journal.out", 3, 1500, 40, 37, 1);
  }

  private static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }
}
