package de.kassenbote.hub.numbers;

import de.kassenbote.database.Database;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives tills their next numbers before the ones they have run out, by what they tell in heartbeats. */
public final class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);
  private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(5);

  private final Database database;
  private final Function<Handle, String> generation;
  private final BiConsumer<Handle, TillId> settingsChanged;
  private final Blocks blocks;
  private final ToldRanges toldRanges;
  private final Clock clock;
  private final Map<TillId, Enough> enough = new ConcurrentHashMap<>();

  Leases(Database database, Function<Handle, String> generation, BiConsumer<Handle, TillId> settingsChanged, Blocks blocks, Clock clock) {
    this.database = database;
    this.generation = generation;
    this.settingsChanged = settingsChanged;
    this.blocks = blocks;
    this.toldRanges = new ToldRanges(clock);
    this.clock = clock;
  }

  /**
   * A till told how far it has used its ranges, in a heartbeat of its registered installation; one of a version that tells nothing is given
   * nothing. What fails is tried again with the next heartbeat, and never keeps this one from being answered.
   */
  public void told(TillId till, List<RangeUse> uses) {
    Enough known = enough.get(till);
    if (uses.isEmpty() || (known != null && known.covers(uses, clock.instant()))) {
      return;
    }
    try {
      look(till, uses);
    } catch (RuntimeException e) {
      log.warn("cannot look whether till {} needs numbers", till, e);
    }
  }

  /** Series or ranges were changed: what was found to be enough may not be so any more. */
  void changed() {
    enough.clear();
  }

  /** One till after the other: they take from the same series. */
  private synchronized void look(TillId till, List<RangeUse> uses) {
    enough.remove(till);
    Found found = database.inTransaction(h -> find(h, till, uses));
    if (found.isKnowledgeNew()) {
      changed();
    }
    if (!found.isGiven()) {
      enough.put(till, new Enough(List.copyOf(uses), found.spare(), clock.instant()));
    }
  }

  /**
   * @param spare how many numbers the till can use before it is to be looked at again
   * @param isKnowledgeNew others may have waited for what it told
   * @param isGiven it was given some, and is to be looked at again soon
   */
  private record Found(long spare, boolean isKnowledgeNew, boolean isGiven) {}

  private Found find(Handle h, TillId till, List<RangeUse> uses) {
    String now = generation.apply(h);
    boolean isNew = !KnownTills.hasTold(h, till, now);
    toldRanges.learn(h, till, uses, isNew);
    if (isNew) {
      KnownTills.told(h, till, now);
    }
    List<Stock> stocks = stocks(h, till, uses);
    List<Stock> wanting = stocks.stream().filter(stock -> stock.spare() < 0 && canGive(h, stock)).toList();
    if (!wanting.isEmpty()) {
      settingsChanged.accept(h, till);
      wanting.forEach(stock -> blocks.give(h, till, stock.series(), stock.reserve()));
    }
    long spare = stocks.stream().mapToLong(Stock::spare).filter(s -> s >= 0).min().orElse(0);
    return new Found(spare, isNew, !wanting.isEmpty());
  }

  /**
   * @param spare numbers that the till has beyond those below which it is given more; negative = it is to be given some
   */
  private record Stock(Series series, boolean reserve, long spare) {}

  private List<Stock> stocks(Handle h, TillId till, List<RangeUse> uses) {
    List<NumberRange> given = Numbers.usable(h, till);
    List<Stock> stocks = new ArrayList<>();
    for (Series series : SeriesTable.of(h, till)) {
      Holding holding = Holding.of(series, given, uses);
      UseTable.note(h, till, series.kind(), clock.instant(), holding.used());
      for (boolean reserve : new boolean[] {false, true}) {
        stocks.add(new Stock(series, reserve, holding.left(reserve) - series.least(reserve)));
      }
    }
    return stocks;
  }

  private boolean canGive(Handle h, Stock stock) {
    Series series = stock.series();
    List<String> unknown = blocks.unknown(h, series);
    if (!unknown.isEmpty()) {
      log.warn("no numbers of {} are given before {} told which ones they have", series.prefix(), unknown);
      return false;
    }
    boolean isPossible = blocks.free(h, series).next(stock.reserve()).isPresent();
    if (!isPossible) {
      log.warn("series {} has no numbers left to give: make it longer, or assign its tills another one", series.prefix());
    }
    return isPossible;
  }

  /** What a till told when it was looked at. */
  private record Enough(List<RangeUse> then, long spare, Instant at) {
    boolean covers(List<RangeUse> now, Instant moment) {
      return ranges(then).equals(ranges(now)) && used(now) - used(then) <= spare && at.plus(LOOK_AGAIN_AFTER).isAfter(moment);
    }

    private static List<NumberRange> ranges(List<RangeUse> uses) {
      return uses.stream().map(RangeUse::range).toList();
    }

    private static long used(List<RangeUse> uses) {
      return uses.stream().mapToLong(RangeUse::used).sum();
    }
  }
}
