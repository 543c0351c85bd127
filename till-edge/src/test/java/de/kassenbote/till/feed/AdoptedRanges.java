package de.kassenbote.till.feed;

import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.till.numbers.NumberRanges;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Notes the ranges it is given; refuses those with the prefix {@code NO}. */
final class AdoptedRanges implements NumberRanges {
  final List<NumberRange> adopted = new ArrayList<>();

  @Override
  public String next(Handle transaction, String kind) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long left(String kind) {
    return 0;
  }

  @Override
  public long reserve(String kind) {
    return 0;
  }

  @Override
  public List<RangeUse> uses() {
    return List.of();
  }

  @Override
  public void adopt(Handle transaction, List<NumberRange> ranges) {
    if (ranges.stream().anyMatch(r -> r.prefix().equals("NO"))) {
      throw new IllegalArgumentException("range NO overlaps another one");
    }
    adopted.addAll(ranges);
  }
}
