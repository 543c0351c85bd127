package de.kassenbote.till.sale;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.envelope.JournalEntry;
import de.kassenbote.till.catalog.ArticleCatalog;
import de.kassenbote.till.catalog.SettingsInForce;
import de.kassenbote.till.journal.Journal;
import de.kassenbote.till.numbers.NumberRanges;
import de.kassenbote.till.numbers.NumbersExhausted;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Sells. Number, receipt and journal entry come into being in one transaction, and the answer is given after its commit.
 * The same key never sells twice: not after a crash, not when two requests come at once. The hub is not asked.
 */
public final class SaleService {
  private final Database database;
  private final Journal journal;
  private final NumberRanges numbers;
  private final Receipts receipts;
  private final Pricing pricing;
  private final SettingsInForce settings;
  private final Clock clock;

  /** Requests of the same key come one after the other: the later one finds what the earlier one sold, whatever it would cost now. */
  private final Object[] turns = Stream.generate(Object::new).limit(64).toArray();

  public SaleService(
      Database database,
      Journal journal,
      NumberRanges numbers,
      ArticleCatalog catalog,
      SettingsInForce settings,
      Clock clock) {
    this.database = database;
    this.journal = journal;
    this.numbers = numbers;
    this.receipts = new Receipts(database, journal.till());
    this.pricing = new Pricing(catalog);
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param key 1 to 100 characters, the client's own name for this sale
   * @return the receipt; the earlier one when the key was used for the same request before
   * @throws SaleRefused when the till does not sell that
   * @throws KeyReused when the key stands for another request
   * @throws NumbersExhausted when no receipt number is left
   */
  public SoldReceipt sell(SaleRequest request, String key) {
    Refuse.wrongText(key, "the idempotency key", 100);
    synchronized (turns[Math.floorMod(key.hashCode(), turns.length)]) {
      return sellOnce(request, key);
    }
  }

  private SoldReceipt sellOnce(SaleRequest request, String key) {
    String hash = request.hash();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Looked looked = database.read(h -> look(h, request, key, now)); // what it asks for joins this one reading
    return looked.earlier().isPresent()
        ? same(looked.earlier().get(), hash, key)
        : database.inTransaction(tx -> sell(tx, hash, looked.receipt().orElseThrow()));
  }

  /** Makes the receipt once its number is known. */
  private interface Numbered {
    Receipt with(String number);
  }

  /** What was sold under the key before; else the sale, priced. */
  private record Looked(Optional<Receipts.Keyed> earlier, Optional<Numbered> receipt) {}

  private Looked look(Handle h, SaleRequest request, String key, Instant now) {
    Optional<Receipts.Keyed> earlier = receipts.byKey(h, key);
    return new Looked(earlier, earlier.isPresent() ? Optional.empty() : Optional.of(price(request, key, now)));
  }

  private Numbered price(SaleRequest request, String key, Instant now) {
    TillSettings inForce = settings.current();
    PricedSale sale = pricing.price(request, inForce, now);
    LocalDate day = LocalDate.ofInstant(now, inForce.zone());
    return number -> sale.receipt(number, key, now, day);
  }

  private SoldReceipt sell(Handle tx, String hash, Numbered sale) {
    Receipt receipt = sale.with(numbers.next(tx, Receipt.TYPE));
    JournalEntry entry = journal.append(tx, Receipt.TYPE, Contract.VERSION, receipt.soldAt(), payload(receipt));
    Receipts.insert(tx, entry.key(), receipt, hash);
    return new SoldReceipt(receipt.number(), receipt.total(), entry);
  }

  private static byte[] payload(Receipt receipt) {
    byte[] payload = Contract.write(receipt);
    Refuse.unless(
        payload.length <= Journal.MAX_PAYLOAD_BYTES,
        "the receipt would have %d bytes, at most %d are allowed",
        payload.length,
        Journal.MAX_PAYLOAD_BYTES);
    return payload;
  }

  private static SoldReceipt same(Receipts.Keyed earlier, String hash, String key) {
    if (!earlier.requestHash().equals(hash)) {
      throw new KeyReused(key, earlier.sold().number());
    }
    return earlier.sold();
  }
}
