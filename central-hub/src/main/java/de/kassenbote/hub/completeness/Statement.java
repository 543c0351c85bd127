package de.kassenbote.hub.completeness;

import com.fasterxml.jackson.annotation.JsonValue;
import de.kassenbote.routes.contract.Money;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the hub has of one installation of a till.
 *
 * @param day absent = of the whole journal
 * @param from the first entry that this is about
 * @param completeTo every entry from {@code from} to here is recorded; {@code from - 1} = none
 * @param hash the journal's chain at {@code completeTo}
 * @param receipts recorded, reversals included, also those behind a gap
 * @param sums of their totals, one for each currency
 * @param missing entries that the till has or had and that are not here; of a day without a closing those that may belong to it. At
 *     most the first {@value #MOST_RANGES} ranges
 * @param missingEntries how many entries are missing in all
 * @param closings of the day; of the whole journal the last one
 * @param findings what differs, a sentence each
 */
public record Statement(
    TillId till,
    int epoch,
    @Nullable LocalDate day,
    State state,
    long from,
    long completeTo,
    String hash,
    long receipts,
    List<Money> sums,
    List<SeqRange> missing,
    long missingEntries,
    List<Closing> closings,
    List<String> findings) {
  static final int MOST_RANGES = 50;

  /** Whether something is lacking or contradicts, the worse first. */
  public enum State {
    MISSING,
    DIFFERS,
    COMPLETE;

    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A day closing that was compared with the recorded receipts. */
  public record Closing(String number, LocalDate businessDay, long seq, boolean agrees) {}

  static Statement of(
      TillId till,
      int epoch,
      @Nullable LocalDate day,
      Extent extent,
      Tally tally,
      List<Closing> closings,
      List<String> findings) {
    State unless = findings.isEmpty() ? State.COMPLETE : State.DIFFERS;
    return new Statement(
        till,
        epoch,
        day,
        extent.missing().isEmpty() ? unless : State.MISSING,
        extent.from(),
        extent.completeTo(),
        extent.hash(),
        tally.receipts(),
        tally.sums(),
        extent.missing().stream().limit(MOST_RANGES).toList(),
        extent.missing().stream().mapToLong(range -> range.to() - range.from() + 1).sum(),
        List.copyOf(closings),
        List.copyOf(findings));
  }

  /** Whether the till did anything that day, or may have. */
  boolean tellsSomething() {
    return receipts > 0 || !missing.isEmpty() || !closings.isEmpty() || !findings.isEmpty();
  }
}
