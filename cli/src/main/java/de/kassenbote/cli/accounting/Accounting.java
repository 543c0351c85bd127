package de.kassenbote.cli.accounting;

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
 * @param missing answered sales whose number the till or the hub lacks, and what the hub lacks of its own
 * @param doubled answers, receipts or keys that are there again
 * @param changed places where stored bytes are not what was written, and receipts whose key, total or bytes differ
 * @param unsent entries of the tills that the hub does not have
 * @param deadLetters at hub and tills, not settled
 */
public record Accounting(
    int tills, long sold, long atHub, long missing, long doubled, long changed, long unsent, long deadLetters) {

  /**
   * @param told from the sellers' own records, all together
   * @param tills every till of the run
   */
  public static Accounting of(Collection<Sold> told, Collection<TillBook> tills, HubBook hub) {
    List<Booked> atTills = tills.stream().flatMap(t -> t.receipts().stream()).toList();
    List<Sold> soldAtTills = atTills.stream().map(Booked::sold).toList();
    List<Sold> soldAtHub = hub.receipts().stream().map(Booked::sold).toList();
    return new Accounting(
        tills.size(),
        told.size(),
        soldAtHub.size(),
        missing(told, soldAtTills, soldAtHub) + hub.missing(),
        doubled(told) + doubled(soldAtTills) + Math.max(doubled(soldAtHub), hub.doubled()),
        broken(tills) + hub.changed() + different(told, soldAtTills) + different(told, soldAtHub) + differentBytes(atTills, hub.receipts()),
        Math.max(0, tills.stream().mapToLong(TillBook::entries).sum() - hub.entries()),
        hub.deadLetters() + tills.stream().mapToLong(TillBook::deadLetters).sum());
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

  /** Looked up by number: what is there otherwise is changed, not missing. */
  private static long missing(Collection<Sold> told, Collection<Sold> atTills, Collection<Sold> atHub) {
    Set<String> numbersAtTills = atTills.stream().map(Sold::number).collect(Collectors.toSet());
    Set<String> numbersAtHub = atHub.stream().map(Sold::number).collect(Collectors.toSet());
    return told.stream().filter(t -> !numbersAtTills.contains(t.number()) || !numbersAtHub.contains(t.number())).count();
  }

  private static long doubled(Collection<Sold> receipts) {
    return Math.max(repeated(receipts, Sold::number), repeated(receipts, Sold::key));
  }

  private static long repeated(Collection<Sold> receipts, Function<Sold, String> by) {
    Set<String> seen = new HashSet<>();
    return receipts.stream().map(by).filter(v -> !seen.add(v)).count();
  }

  private static long broken(Collection<TillBook> tills) {
    return tills.stream().mapToLong(t -> t.broken().size()).sum();
  }

  private static long different(Collection<Sold> told, Collection<Sold> stored) {
    Map<String, Sold> byNumber = new HashMap<>();
    stored.forEach(s -> byNumber.put(s.number(), s));
    return told.stream().filter(t -> byNumber.containsKey(t.number()) && !t.equals(byNumber.get(t.number()))).count();
  }

  private static long differentBytes(Collection<Booked> atTills, Collection<Booked> atHub) {
    Map<String, String> hashes = new HashMap<>();
    atTills.forEach(r -> hashes.put(r.sold().number(), r.payloadSha256()));
    return atHub.stream().filter(r -> !r.payloadSha256().equals(hashes.getOrDefault(r.sold().number(), r.payloadSha256()))).count();
  }
}
