package de.kassenbote.hub.completeness;

import de.kassenbote.hub.completeness.Statement.Closing;
import de.kassenbote.routes.contract.DayClosing;
import java.util.ArrayList;
import java.util.List;

/** A day closing as the till wrote it, and the entry that it is. */
record RecordedClosing(long seq, DayClosing closing) {
  /** Compared with the receipts that are recorded in its range. */
  Checked check(RecordedRun run) {
    Tally recorded = new Tally();
    List<Long> strangers = new ArrayList<>();
    run.read(closing.firstSeq(), lastSeq(), Contents.of((seq, receipt) -> {
      recorded.add(receipt);
      if (!receipt.businessDay().equals(closing.businessDay())) {
        strangers.add(seq);
      }
    }));
    List<String> differences = new ArrayList<>(Tally.saidBy(closing).differences(recorded));
    if (closing.lastSeq() >= seq) {
      differences.add("counts up to entry %d, but is entry %d itself".formatted(closing.lastSeq(), seq));
    }
    if (!strangers.isEmpty()) {
      differences.add("counts %d receipts of other days, the first is entry %d".formatted(strangers.size(), strangers.get(0)));
    }
    String who = "day closing %s of %s ".formatted(closing.number(), closing.businessDay());
    return new Checked(
        new Closing(closing.number(), closing.businessDay(), seq, differences.isEmpty()), differences.stream().map(d -> who + d).toList());
  }

  boolean counts(long entry) {
    return entry >= closing.firstSeq() && entry <= lastSeq();
  }

  /** The last entry that can count. */
  long lastSeq() {
    return Math.min(closing.lastSeq(), seq - 1);
  }

  /** What came of the comparison. */
  record Checked(Closing closing, List<String> findings) {}
}
