package de.kassenbote.systemtest.harness;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.cli.accounting.Accounting;
import de.kassenbote.cli.accounting.HubBook;
import de.kassenbote.cli.accounting.TillBook;
import de.kassenbote.cli.sell.SellerRecord;
import de.kassenbote.cli.sell.Sold;
import de.kassenbote.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The final count: databases of stopped hub and tills are opened again and compared, by their stored bytes, with what the
 * sellers were told.
 */
public final class Ledger {
  private Ledger() {}

  /** The same, and that a rebuild gives the same projections. */
  public static void requireExactAndAsRebuilt(Shop shop) {
    requireExact(shop);
    Projections.requireAsRebuilt(shop.hub().database());
  }

  /** Requires that nothing is missing, doubled, changed, unsent or aside. */
  public static void requireExact(Shop shop) {
    requireExact(
        shop.sellers().stream().map(TillSeller::recordFile).toList(),
        shop.tills().stream().map(TillProcess::data).toList(),
        shop.hub().database());
  }

  public static void requireExact(Collection<Path> records, Collection<Path> tills, DatabaseSettings hub) {
    List<Sold> told = records.stream().flatMap(r -> SellerRecord.read(r).stream()).toList();
    List<TillBook> tillBooks = tills.stream().map(TillBook::read).toList();
    HubBook hubBook = HubBook.read(hub);
    Accounting accounting = Accounting.of(told, tillBooks, hubBook);
    System.out.println(accounting);
    assertThat(told).as("the sellers' records").isNotEmpty();
    assertThat(tillBooks).allSatisfy(book -> assertThat(book.broken()).isEmpty());
    assertThat(hubBook.findings()).isEmpty();
    assertThat(accounting.isExact()).as(accounting.toString()).isTrue();
  }
}
