package de.kassenbote.hub.completeness;

import de.kassenbote.routes.contract.DayClosing;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.Receipt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Receipts, reversals included, counted and summed: by turnover, means of payment and tax rate. */
final class Tally {
  private static final String TURNOVER = "turnover";

  private final Map<String, Money> turnover = new TreeMap<>();
  private final Map<String, Money> amounts = new TreeMap<>();
  private long receipts;

  /** What a closing says of its day. */
  static Tally saidBy(DayClosing closing) {
    Tally said = new Tally();
    said.add(closing.receipts(), closing.turnover());
    closing.payments().forEach(said::payment);
    closing.taxTotals().forEach(t -> said.gross(t.rate(), t.gross()));
    return said;
  }

  void add(Receipt receipt) {
    add(1, receipt.total());
    receipt.payments().forEach(p -> payment(p.means(), p.amount()));
    receipt.taxTotals().forEach(t -> gross(t.rate(), t.gross()));
  }

  /** Receipts of which no more is known. */
  void add(long count, Money sum) {
    receipts += count;
    turnover.merge(sum.currency(), sum, Money::plus);
    amount(TURNOVER, sum);
  }

  long receipts() {
    return receipts;
  }

  /** One for each currency. */
  List<Money> sums() {
    return List.copyOf(turnover.values());
  }

  /** In what another one differs from this one, a clause each; nothing and zero are the same. */
  List<String> differences(Tally recorded) {
    List<String> differences = new ArrayList<>();
    if (receipts != recorded.receipts) {
      differences.add("says %d receipts, recorded are %d".formatted(receipts, recorded.receipts));
    }
    TreeSet<String> names = new TreeSet<>(amounts.keySet());
    names.addAll(recorded.amounts.keySet());
    for (String name : names) {
      BigDecimal says = major(name);
      BigDecimal has = recorded.major(name);
      if (says.compareTo(has) != 0) {
        differences.add("says %s %s, recorded is %s".formatted(name, says.toPlainString(), has.toPlainString()));
      }
    }
    return differences;
  }

  private BigDecimal major(String name) {
    Money amount = amounts.get(name);
    return amount == null ? BigDecimal.ZERO : amount.toMajor();
  }

  private void payment(String means, Money amount) {
    amount("payments by " + means, amount);
  }

  private void gross(BigDecimal rate, Money amount) {
    amount("gross at %s %%".formatted(rate.stripTrailingZeros().toPlainString()), amount);
  }

  private void amount(String name, Money amount) {
    amounts.merge(name + " in " + amount.currency(), amount, Money::plus);
  }
}
