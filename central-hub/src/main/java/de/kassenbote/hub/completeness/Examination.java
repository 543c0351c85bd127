package de.kassenbote.hub.completeness;

import de.kassenbote.database.Database;
import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.hub.completeness.Statement.Closing;
import de.kassenbote.hub.journal.JournalEntries;
import de.kassenbote.hub.journal.Watermarks.Mark;
import de.kassenbote.hub.projection.BusinessDays;
import de.kassenbote.hub.projection.ReceiptSums;
import de.kassenbote.routes.contract.EntryKey;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.projectentries.JournalPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Examines the journal of one installation. What a day comes to is what the till wrote; in the sums of a whole journal corrections count. */
final class Examination {
  private final Database database;
  private final Mark mark;
  private final long told;
  private final JournalPart part;
  private final RecordedRun run;

  /**
   * @param mark up to where the journal was complete when the question came
   * @param told the last entry that the till told of
   */
  Examination(Database database, Mark mark, long told) {
    this.database = database;
    this.mark = mark;
    this.told = told;
    this.part = new JournalPart(mark.till(), mark.epoch());
    this.run = new RecordedRun(database, part);
  }

  /** The whole journal: sums come from the projected receipts, only what is not projected is read. */
  Statement whole() {
    long known = known();
    ReceiptSums projected = database.inTransaction(tx -> ReceiptSums.of(tx, part));
    WholeContents contents = new WholeContents();
    projected.sums().forEach(sum -> contents.tally().add(sum.receipts(), sum.total()));
    projected.leftOut().forEach(key -> run.read(key.seq(), key.seq(), Contents.of(contents)));
    run.read(projected.upTo() + 1, known, Contents.of(contents));
    return statement(null, 1, Math.max(known, projected.upTo()), contents.tally(), lastClosing(contents).stream().toList(), contents.unreadable(), List.of());
  }

  /**
   * One business day. Of a day that is closed, what its closings count; of another one, all that lies between the entries of the
   * days before and behind it.
   */
  Statement of(LocalDate day) {
    Neighbours projected = database.read(tx -> Neighbours.of(tx, part, day));
    DayContents contents = new DayContents(day);
    run.read(projected.first(), projected.last(), Contents.of(contents));
    List<RecordedClosing> closings = contents.closings();
    if (closings.isEmpty()) {
      long behind = Math.min(projected.last(), contents.later() - 1);
      long to = behind >= Long.MAX_VALUE - 1 ? known() : Math.max(behind, contents.last());
      long from = Math.max(projected.first(), contents.earlier() + 1);
      return statement(day, from, to, contents.tally(), closings, contents.unreadable(), List.of());
    }
    long from = closings.stream().mapToLong(c -> c.closing().firstSeq()).min().orElseThrow();
    long to = Math.max(contents.last(), closings.stream().mapToLong(RecordedClosing::seq).max().orElseThrow());
    return statement(day, from, to, contents.tally(), closings, contents.unreadable(), contents.uncounted());
  }

  private Statement statement(
      @Nullable LocalDate day,
      long from,
      long to,
      Tally tally,
      List<RecordedClosing> closings,
      List<Long> unreadable,
      List<Long> uncounted) {
    Findings findings = new Findings(from, to);
    List<Closing> compared = new ArrayList<>();
    for (RecordedClosing closing : closings) {
      RecordedClosing.Checked checked = closing.check(run);
      compared.add(checked.closing());
      findings.add(checked.findings());
    }
    findings.note("are receipts of the day and in none of its closings", uncounted.stream().mapToLong(Long::longValue));
    findings.note("cannot be read", unreadable.stream().mapToLong(Long::longValue));
    findings.note("do not follow the one before them", alarmed(Alarm.Kind.CHAIN_BROKEN));
    findings.note("came again with other content", alarmed(Alarm.Kind.SAME_KEY_OTHER_CONTENT));
    Extent extent = database.read(tx -> Extent.of(tx, mark, from, to));
    return Statement.of(mark.till(), mark.epoch(), day, extent, tally, compared, findings.sentences());
  }

  private LongStream alarmed(Alarm.Kind kind) {
    return database.read(tx -> Alarms.of(tx, mark.till(), kind)).stream()
        .map(alarm -> EntryKey.of(alarm.subject()))
        .filter(key -> key.epoch() == mark.epoch())
        .mapToLong(EntryKey::seq)
        .sorted();
  }

  /** The last entry that the till is known to have written. */
  private long known() {
    return Math.max(told, database.read(tx -> JournalEntries.last(tx, mark.till(), mark.epoch())));
  }

  private Optional<RecordedClosing> lastClosing(WholeContents contents) {
    long seq = database.read(tx -> BusinessDays.lastClosing(tx, part));
    run.read(seq, seq, Contents.of(contents));
    return contents.lastClosing();
  }

  /** What is read of a whole journal. */
  private static final class WholeContents implements Contents {
    private final Tally tally = new Tally();
    private final List<Long> unreadable = new ArrayList<>();
    private Optional<RecordedClosing> closing = Optional.empty();

    @Override
    public void receipt(long seq, Receipt receipt) {
      tally.add(receipt);
    }

    @Override
    public void closing(RecordedClosing recorded) {
      if (closing.filter(later -> later.seq() > recorded.seq()).isEmpty()) {
        closing = Optional.of(recorded);
      }
    }

    @Override
    public void unreadable(long seq) {
      unreadable.add(seq);
    }

    Tally tally() {
      return tally;
    }

    List<Long> unreadable() {
      return unreadable;
    }

    Optional<RecordedClosing> lastClosing() {
      return closing;
    }
  }

  /**
   * Where a day may lie, as far as the journal is projected.
   *
   * @param first the entry behind the day before
   * @param last the entry before the next day; {@link Long#MAX_VALUE} = no next day is known
   */
  private record Neighbours(long first, long last) {
    static Neighbours of(Handle tx, JournalPart part, LocalDate day) {
      long behind = BusinessDays.firstAfter(tx, part, day);
      return new Neighbours(
          Math.min(BusinessDays.lastBefore(tx, part, day) + 1, BusinessDays.firstOf(tx, part, day)),
          behind == Long.MAX_VALUE ? behind : Math.max(behind - 1, BusinessDays.lastOf(tx, part, day)));
    }
  }
}
