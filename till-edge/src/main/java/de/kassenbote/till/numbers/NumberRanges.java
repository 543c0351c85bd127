package de.kassenbote.till.numbers;

import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Document numbers of this till. */
public interface NumberRanges {
  /**
   * The next number of that kind, formatted; taken only if the transaction commits. The earliest range with one left gives it, a
   * reserve only when no other has any.
   *
   * @throws NumbersExhausted when no range of that kind has one left
   */
  String next(Handle transaction, String kind);

  /** How many are left of that kind, over all its ranges, reserves included. */
  long left(String kind);

  /** How many of them are reserves'. */
  long reserve(String kind);

  /** How far they are used: all reserves, those with numbers left, and the latest twenty of each kind. */
  List<RangeUse> uses();

  /** Adds the ranges that are not known yet; a known range keeps its position. */
  void adopt(Handle transaction, List<NumberRange> ranges);
}
