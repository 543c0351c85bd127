package de.kassenbote.till.sale;

import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.till.numbers.NumberRanges;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;

/** Real ranges that stop a sale in the middle of its transaction until it may go on. */
final class PausedNumbers implements NumberRanges {
  private final NumberRanges ranges;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  PausedNumbers(NumberRanges ranges) {
    this.ranges = ranges;
  }

  void awaitAsked() throws InterruptedException {
    asked.await();
  }

  void goOn() {
    mayGoOn.countDown();
  }

  @Override
  public String next(Handle transaction, String kind) {
    asked.countDown();
    try {
      mayGoOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return ranges.next(transaction, kind);
  }

  @Override
  public long left(String kind) {
    return ranges.left(kind);
  }

  @Override
  public long reserve(String kind) {
    return ranges.reserve(kind);
  }

  @Override
  public List<RangeUse> uses() {
    return ranges.uses();
  }

  @Override
  public void adopt(Handle transaction, List<NumberRange> wanted) {
    ranges.adopt(transaction, wanted);
  }
}
