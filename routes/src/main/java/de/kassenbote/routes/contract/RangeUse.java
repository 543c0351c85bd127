package de.kassenbote.routes.contract;

/**
 * How far a till has used a range of its numbers.
 *
 * @param next what it gives out next; one more than the last when the range is used up
 */
public record RangeUse(NumberRange range, long next) {
  public RangeUse {
    Check.present("rangeUse.range", range);
    Check.that(next >= range.first() && next <= range.last() + 1, "next number %d is not in the range %d to %d", next, range.first(), range.last());
  }

  public long left() {
    return range.last() - next + 1;
  }

  public long used() {
    return next - range.first();
  }
}
