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
import java.util.stream.Stream;

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

  /** Requires the same but for dead letters: what came broken is aside, and came again whole. */
  public static void requireExactButForWhatIsAside(Shop shop) {
    Count count = count(shop);
    Accounting found = count.accounting();
    System.out.println(found);
    assertThat(count.told()).as("the sellers' records").isNotEmpty();
    assertThat(count.findings()).isEmpty();
    assertThat(found.missing() + found.doubled() + found.changed() + found.unsent()).as(found.toString()).isZero();
    assertThat(found.atHub()).as(found.toString()).isEqualTo(found.sold());
  }

  /** Requires that nothing is missing, doubled, changed, unsent or aside. */
  public static void requireExact(Shop shop) {
    requireExact(records(shop), data(shop), shop.hub().database());
  }

  public static void requireExact(Collection<Path> records, Collection<Path> tills, DatabaseSettings hub) {
    Count count = count(records, tills, hub);
    System.out.println(count.accounting());
    assertThat(count.told()).as("the sellers' records").isNotEmpty();
    assertThat(count.findings()).isEmpty();
    assertThat(count.accounting().isExact()).as(count.accounting().toString()).isTrue();
  }

  /**
   * Everything to be compared, as it was read.
   *
   * @param told from the sellers' records
   * @param tills in the shop's order
   */
  public record Count(List<Sold> told, List<TillBook> tills, HubBook hub) {
    public Accounting accounting() {
      return Accounting.of(told, tills, hub);
    }

    /** One sentence for each place where bytes or chains are not what was written. */
    public List<String> findings() {
      return Stream.concat(hub.findings().stream(), tills.stream().flatMap(book -> book.broken().stream())).toList();
    }
  }

  /** Of a shop of which nothing runs but the hub's database server. */
  public static Count count(Shop shop) {
    return count(records(shop), data(shop), shop.hub().database());
  }

  private static Count count(Collection<Path> records, Collection<Path> tills, DatabaseSettings hub) {
    List<Sold> told = records.stream().flatMap(r -> SellerRecord.read(r).stream()).toList();
    return new Count(told, tills.stream().map(TillBook::read).toList(), HubBook.read(hub));
  }

  private static List<Path> records(Shop shop) {
    return shop.sellers().stream().map(TillSeller::recordFile).toList();
  }

  private static List<Path> data(Shop shop) {
    return shop.tills().stream().map(TillProcess::data).toList();
  }
}
