package de.kassenbote.till.journal;

import de.kassenbote.database.SalvagedDatabase;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.envelope.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in the copy of a till's database, which may be damaged. Its chain is followed from the first entry: an entry is whole when
 * it is what was chained to the one before it. One behind an entry that cannot be read is taken for whole, as nothing says otherwise,
 * and counted apart.
 */
public final class SalvagedJournal {
  private static final Logger log = LoggerFactory.getLogger(SalvagedJournal.class);
  private static final int PAGE = 128;

  private final SalvagedDatabase database;
  private final Head head;

  private SalvagedJournal(SalvagedDatabase database, Head head) {
    this.database = database;
    this.head = head;
  }

  /**
   * @throws RuntimeException when not even the row can be read that says whose journal it is and where it ends
   */
  public static SalvagedJournal of(SalvagedDatabase database) {
    return new SalvagedJournal(database, database.read(Head::read));
  }

  /**
   * What became of the entries.
   *
   * @param unreadable which are not there, or cannot be read
   * @param changed which can be read and are not what was chained
   * @param unchecked how many of the whole ones follow one that cannot be read
   */
  public record Findings(List<SeqRange> unreadable, List<SeqRange> changed, long unchecked) {
    public Findings {
      unreadable = List.copyOf(unreadable);
      changed = List.copyOf(changed);
    }

    public long lost() {
      return count(unreadable) + count(changed);
    }

    private static long count(List<SeqRange> ranges) {
      return ranges.stream().mapToLong(range -> range.to() - range.from() + 1).sum();
    }
  }

  public TillId till() {
    return head.till();
  }

  public int epoch() {
    return head.epoch();
  }

  public long lastSeq() {
    return head.lastSeq();
  }

  public long confirmedSeq() {
    return head.confirmedSeq();
  }

  public String lastHash() {
    return head.lastHash();
  }

  /** Walks over the whole journal; those that the hub had confirmed are checked and not given out. */
  public Findings walk(Consumer<JournalEntry> unconfirmed) {
    Walk walk = new Walk(unconfirmed);
    for (long from = 1; from <= head.lastSeq(); from += PAGE) {
      walk.over(from, Math.min(from + PAGE - 1, head.lastSeq()));
    }
    return new Findings(walk.unreadable, walk.changed, walk.unchecked);
  }

  /** One walk; the hash of the entry before is null when that cannot be read. */
  private final class Walk {
    private final Consumer<JournalEntry> unconfirmed;
    private final List<SeqRange> unreadable = new ArrayList<>();
    private final List<SeqRange> changed = new ArrayList<>();
    private long unchecked;
    private @Nullable String before = JournalEntry.genesis(head.till(), head.epoch());

    Walk(Consumer<JournalEntry> unconfirmed) {
      this.unconfirmed = unconfirmed;
    }

    /** What cannot be read at once is read in halves, down to the entry that is to blame. */
    void over(long from, long to) {
      List<JournalEntry> read;
      try {
        read = database.read(h -> Entries.between(h, head.till(), head.epoch(), from, to));
      } catch (RuntimeException e) {
        log.debug("entries {} to {} cannot be read together", from, to, e);
        halves(from, to);
        return;
      }
      long next = from;
      for (JournalEntry entry : read) {
        missing(next, entry.key().seq() - 1);
        take(entry);
        next = entry.key().seq() + 1;
      }
      missing(next, to);
    }

    private void halves(long from, long to) {
      if (from == to) {
        missing(from, to);
        return;
      }
      long middle = (from + to) / 2;
      over(from, middle);
      over(middle + 1, to);
    }

    private void missing(long from, long to) {
      if (from <= to) {
        note(unreadable, from, to);
        before = null;
      }
    }

    private void take(JournalEntry entry) {
      String previous = before;
      boolean isHash = entry.hash().matches("[0-9a-f]{64}");
      before = isHash ? entry.hash() : null;
      if (!isHash || (previous != null && !entry.follows(previous))) {
        note(changed, entry.key().seq(), entry.key().seq());
        return;
      }
      if (entry.key().seq() > head.confirmedSeq()) {
        unchecked += previous == null ? 1 : 0;
        unconfirmed.accept(entry);
      }
    }

    /** Longer, when it follows the one noted last. */
    private static void note(List<SeqRange> ranges, long from, long to) {
      int last = ranges.size() - 1;
      if (last >= 0 && ranges.get(last).to() == from - 1) {
        ranges.set(last, new SeqRange(ranges.get(last).from(), to));
      } else {
        ranges.add(new SeqRange(from, to));
      }
    }
  }
}
