package de.kassenbote.systemtest.torture;

import de.kassenbote.cli.accounting.Booked;
import de.kassenbote.cli.terminal.Table;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.systemtest.harness.Ledger;
import de.kassenbote.systemtest.harness.TillSeller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be said of a run above its accounting: per kind, per app, per till. */
record Report(Schedule schedule, Map<Kind, List<Duration>> recoveries, Premises premises, Ledger.Count count) {
  List<String> lines() {
    List<String> lines = new ArrayList<>(kinds().lines());
    lines.addAll(starts().lines());
    lines.addAll(shares().lines());
    return lines;
  }

  private Table kinds() {
    Table table = new Table("torment", ">done", ">sold again and all at the hub after: median s", ">longest s");
    for (Kind kind : Kind.values()) {
      long done = schedule.torments().stream().filter(t -> t.kind() == kind).count();
      List<Duration> took = sorted(recoveries.getOrDefault(kind, List.of()));
      table.row(kind.toString(), String.valueOf(done), median(took), longest(took));
    }
    return table;
  }

  private Table starts() {
    Table table = new Table("app", ">started again", ">median s", ">longest s", ">failed starts", ">ended by itself");
    for (Caretaker caretaker : premises.caretakers()) {
      List<Duration> took = sorted(caretaker.starts());
      table.row(
          caretaker.app().name(),
          String.valueOf(took.size()),
          median(took),
          longest(took),
          String.valueOf(caretaker.failedStarts()),
          String.valueOf(caretaker.endedByItself()));
    }
    return table;
  }

  private Table shares() {
    Table table = new Table("till", ">sold", ">unsent", ">at hub");
    List<TillSeller> sellers = premises.shop().sellers();
    for (int n = 0; n < sellers.size(); n++) {
      TillId till = sellers.get(n).till().id();
      Set<String> atTill = numbers(count.tills().get(n).receipts(), till);
      Set<String> atHub = numbers(count.hub().receipts(), till);
      long unsent = atTill.stream().filter(number -> !atHub.contains(number)).count();
      table.row(till.value(), String.valueOf(sellers.get(n).sold()), String.valueOf(unsent), String.valueOf(atHub.size()));
    }
    return table;
  }

  private static Set<String> numbers(List<Booked> receipts, TillId till) {
    return receipts.stream().filter(r -> r.till().equals(till)).map(r -> r.sold().number()).collect(Collectors.toSet());
  }

  private static List<Duration> sorted(List<Duration> durations) {
    return durations.stream().sorted(Comparator.naturalOrder()).toList();
  }

  private static String median(List<Duration> sorted) {
    return sorted.isEmpty() ? "-" : seconds(sorted.get((sorted.size() - 1) / 2));
  }

  private static String longest(List<Duration> sorted) {
    return sorted.isEmpty() ? "-" : seconds(sorted.get(sorted.size() - 1));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
  }
}
