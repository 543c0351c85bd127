package de.kassenbote.hub.completeness;

import de.kassenbote.routes.contract.Receipt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a run of entries says of one business day. */
final class DayContents implements Contents {
  private final LocalDate day;
  private final Tally tally = new Tally();
  private final List<Long> receipts = new ArrayList<>();
  private final List<RecordedClosing> closings = new ArrayList<>();
  private final List<Long> unreadable = new ArrayList<>();
  private long earlier;
  private long last;
  private long later = Long.MAX_VALUE;

  DayContents(LocalDate day) {
    this.day = day;
  }

  @Override
  public void receipt(long seq, Receipt receipt) {
    if (dated(seq, receipt.businessDay())) {
      tally.add(receipt);
      receipts.add(seq);
    }
  }

  @Override
  public void closing(RecordedClosing closing) {
    if (dated(closing.seq(), closing.closing().businessDay())) {
      closings.add(closing);
    }
  }

  @Override
  public void unreadable(long seq) {
    unreadable.add(seq);
  }

  Tally tally() {
    return tally;
  }

  List<RecordedClosing> closings() {
    return closings;
  }

  List<Long> unreadable() {
    return unreadable;
  }

  /** Receipts of the day that none of its closings counts. */
  List<Long> uncounted() {
    return receipts.stream().filter(seq -> closings.stream().noneMatch(c -> c.counts(seq))).toList();
  }

  /** The last entry before them that carries an earlier day; 0 = none. */
  long earlier() {
    return earlier;
  }

  /** The last entry that carries the day; 0 = none. */
  long last() {
    return last;
  }

  /** The first entry behind it that carries a later day; {@link Long#MAX_VALUE} = none. */
  long later() {
    return later;
  }

  private boolean dated(long seq, LocalDate date) {
    if (date.equals(day)) {
      last = seq;
      later = Long.MAX_VALUE;
      return true;
    }
    if (date.isAfter(day)) {
      later = Math.min(later, seq);
    } else if (last == 0) {
      earlier = seq;
      later = Long.MAX_VALUE;
    }
    return false;
  }
}
