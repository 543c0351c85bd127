package de.kassenbote.till.sale;

import de.kassenbote.database.Database;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.till.EmptyDatabase;
import de.kassenbote.till.journal.DerbyJournal;
import de.kassenbote.till.journal.JournalAudit;
import de.kassenbote.till.numbers.DerbyNumberRanges;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;

/** Till K07 with a real database, as far as selling needs it: tea 2.50, water 0.99 + deposit 0.25, an open price. */
public final class SellingTill implements AutoCloseable {
  public static final TillId K07 = new TillId("K07");
  public static final Instant NOW = Instant.parse("2026-03-14T23:30:00Z");
  public static final TillSettings SETTINGS =
      new TillSettings(1, new TreeSet<>(), List.of(), List.of("cash", "card"), "EUR", ZoneId.of("Europe/Berlin"));

  public final SteppedClock clock = new SteppedClock(NOW);
  public final Database database;
  public final DerbyJournal journal;
  public final DerbyNumberRanges numbers;
  public final ListedArticles articles = catalog();
  public final SaleService sales;
  public final Receipts receipts;

  private SellingTill(Database opened, long lastNumber) {
    database = opened;
    journal = DerbyJournal.open(database, K07, 1);
    numbers = new DerbyNumberRanges(database);
    database.useTransaction(tx -> numbers.adopt(tx, List.of(new NumberRange(Receipt.TYPE, "K07-", 6, 1, lastNumber))));
    sales = new SaleService(database, journal, numbers, articles, () -> SETTINGS, clock);
    receipts = new Receipts(database, K07);
  }

  public static SellingTill open(Path directory) {
    return open(directory, 999_999);
  }

  public static SellingTill open(Path directory, long lastNumber) {
    return new SellingTill(EmptyDatabase.open(directory), lastNumber);
  }

  /** With its database where a till keeps it in its data directory. */
  public static SellingTill in(Path data) {
    return new SellingTill(EmptyDatabase.open(data), 999_999);
  }

  public static ListedArticles catalog() {
    return new ListedArticles(
        ListedArticles.article("tea", 250, 7),
        ListedArticles.withDeposit("water", 99, 19, "bottle"),
        ListedArticles.article("bottle", 25, 19),
        ListedArticles.openPrice("service", 19));
  }

  public JournalAudit audit() {
    return JournalAudit.of(database);
  }

  @Override
  public void close() {
    database.close();
  }
}
