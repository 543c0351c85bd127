package de.kassenbote.till.numbers;

import de.kassenbote.routes.contract.NumberRange;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Document numbers of this till. */
public interface NumberRanges {
  /**
   * The next number of that kind, formatted; taken only if the transaction commits.
   *
   * @throws NumbersExhausted when no range of that kind has one left
   */
  String next(Handle transaction, String kind);

  /** How many are left of that kind, over all its ranges. */
  long left(String kind);

  /** Adds the ranges that are not known yet; a known range keeps its position. */
  void adopt(Handle transaction, List<NumberRange> ranges);
}
