package de.kassenbote.hub.console;

import de.kassenbote.hub.fleet.TillState;
import de.kassenbote.hub.fleet.TillView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fleet as the first page shows it: sums, then tills, worst first; public for the template.
 *
 * @param tills all of them
 * @param shown how many the table has
 */
public record Overview(Instant now, List<TillView> tills, int shown) {
  private static final int ROWS = 100;

  static Overview of(Instant now, List<TillView> tills, boolean all) {
    return new Overview(now, tills, all ? tills.size() : Math.min(ROWS, tills.size()));
  }

  public List<TillView> rows() {
    return tills.subList(0, shown);
  }

  public long online() {
    return tills.stream().filter(TillView::online).count();
  }

  public long neverSeen() {
    return tills.stream().filter(t -> t.contactedAt() == null).count();
  }

  public long count(TillState state) {
    return tills.stream().filter(t -> t.state() == state).count();
  }

  public long unsent() {
    return tills.stream().mapToLong(TillView::unsentCount).sum();
  }

  /** In minor units, per currency. */
  public Map<String, Long> unsentValues() {
    return tills.stream()
        .filter(t -> t.unsentCount() > 0)
        .collect(Collectors.groupingBy(TillView::currency, TreeMap::new, Collectors.summingLong(TillView::unsentValue)));
  }

  public Optional<Instant> oldestUnsent() {
    return tills.stream().map(TillView::oldestUnsent).filter(Objects::nonNull).min(Instant::compareTo);
  }

  public long deadLetters() {
    return tills.stream().mapToLong(TillView::deadLetters).sum();
  }

  public long receiptsToday() {
    return tills.stream().mapToLong(TillView::receiptsToday).sum();
  }

  public long receipts() {
    return tills.stream().mapToLong(TillView::receipts).sum();
  }
}
