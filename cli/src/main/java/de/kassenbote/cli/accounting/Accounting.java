package de.kassenbote.cli.accounting;

import de.kassenbote.cli.accounting.Book.Booked;
import de.kassenbote.cli.sell.Sold;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sum of a run: what sellers were told, against what the databases hold.
 *
 * @param tills how many
 * @param sold answers the sellers received
 * @param atHub receipts at the hub, whoever asked for them
 * @param missing answered sales that till or hub (its entries or its receipts) lack
 * @param doubled receipts too many: a number or a key that is there again, or a second one for the same sale
 * @param changed places where stored bytes are not what was written, and receipts whose key, total or bytes differ
 * @param unsent entries of the tills that the hub does not have
 * @param deadLetters not settled, on both sides
 */
public record Accounting(int tills, long sold, long atHub, long missing, long doubled, long changed, long unsent, long deadLetters) {

  public static Accounting of(Collection<TillEvidence> tills) {
    return tills.stream().map(Accounting::of).reduce(new Accounting(0, 0, 0, 0, 0, 0, 0, 0), Accounting::plus);
  }

  public static Accounting of(TillEvidence till) {
    List<Sold> atTill = sold(till.atTill());
    List<Sold> atHub = sold(till.atHub());
    return new Accounting(
        1,
        till.told().size(),
        till.projected().size(),
        missing(till.told(), List.of(atTill, atHub, till.projected())),
        doubled(till.told()) + doubled(atTill) + doubled(atHub) + doubled(till.projected()),
        changed(till),
        Math.max(0, till.atTill().entries() - till.atHub().entries()),
        till.deadLetters());
  }

  /** Nothing is missing, doubled, changed, on its way or aside. */
  public boolean isExact() {
    return sold == atHub && missing == 0 && doubled == 0 && changed == 0 && unsent == 0 && deadLetters == 0;
  }

  /** The one line that a program can read. */
  @Override
  public String toString() {
    return "tills=%d sold=%d at_hub=%d missing=%d doubled=%d changed=%d unsent=%d dead_letters=%d"
        .formatted(tills, sold, atHub, missing, doubled, changed, unsent, deadLetters);
  }

  private Accounting plus(Accounting other) {
    return new Accounting(
        tills + other.tills,
        sold + other.sold,
        atHub + other.atHub,
        missing + other.missing,
        doubled + other.doubled,
        changed + other.changed,
        unsent + other.unsent,
        deadLetters + other.deadLetters);
  }

  /** Looked up by number: what is there otherwise is changed, not missing. */
  private static long missing(List<Sold> told, List<List<Sold>> places) {
    List<Set<String>> numbers = places.stream().map(p -> p.stream().map(Sold::number).collect(Collectors.toSet())).toList();
    return told.stream().filter(t -> numbers.stream().anyMatch(n -> !n.contains(t.number()))).count();
  }

  private static long doubled(List<Sold> receipts) {
    return Math.max(repeated(receipts, Sold::number), repeated(receipts, Sold::key));
  }

  private static long repeated(List<Sold> receipts, Function<Sold, String> by) {
    Set<String> seen = new HashSet<>();
    return receipts.stream().map(by).filter(v -> !seen.add(v)).count();
  }

  private static long changed(TillEvidence till) {
    return till.atTill().broken().size()
        + till.atHub().broken().size()
        + different(till.told(), sold(till.atTill()))
        + different(till.told(), sold(till.atHub()))
        + different(till.told(), till.projected())
        + differentBytes(till.atTill(), till.atHub());
  }

  private static long different(List<Sold> told, List<Sold> stored) {
    Map<String, Sold> byNumber = new HashMap<>();
    stored.forEach(s -> byNumber.put(s.number(), s));
    return told.stream().filter(t -> byNumber.containsKey(t.number()) && !t.equals(byNumber.get(t.number()))).count();
  }

  private static long differentBytes(Book atTill, Book atHub) {
    Map<String, String> hashes = new HashMap<>();
    atTill.receipts().forEach(r -> hashes.put(r.sold().number(), r.payloadSha256()));
    return atHub.receipts().stream().filter(r -> !r.payloadSha256().equals(hashes.getOrDefault(r.sold().number(), r.payloadSha256()))).count();
  }

  private static List<Sold> sold(Book book) {
    return book.receipts().stream().map(Booked::sold).toList();
  }
}
