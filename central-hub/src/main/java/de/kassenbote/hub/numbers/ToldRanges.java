package de.kassenbote.hub.numbers;

import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.RangeUse;
import de.kassenbote.routes.contract.TillId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What tills tell of their ranges beside what they were given. What they used beyond that is written down, so that it is not given again;
 * ranges that the hub does not know at all, only while it can have forgotten them. Anything else is an alarm.
 */
final class ToldRanges {
  private final Clock clock;

  ToldRanges(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param mayHaveForgotten the till tells for the first time in this generation
   */
  void learn(Handle h, TillId till, List<RangeUse> uses, boolean mayHaveForgotten) {
    Map<Begin, NumberRange> known =
        RangeTable.ofInstallation(h, till).stream().map(GivenRange::range).collect(Collectors.toMap(Begin::of, range -> range));
    for (RangeUse use : uses) {
      NumberRange given = known.get(Begin.of(use.range()));
      if (given == null) {
        learn(h, till, use.range(), mayHaveForgotten);
      } else if (use.next() - 1 > given.last()) {
        lengthen(h, till, given, use.next() - 1);
      }
    }
  }

  private record Begin(String prefix, long first) {
    static Begin of(NumberRange range) {
      return new Begin(range.prefix(), range.first());
    }
  }

  private void learn(Handle h, TillId till, NumberRange range, boolean mayHaveForgotten) {
    if (SeriesTable.find(h, range.prefix()).isEmpty()) {
      return;
    }
    SeriesTable.lock(h, range.prefix());
    Optional<GivenRange> other = RangeTable.overlapping(h, range);
    if (other.isPresent()) {
      warn(h, till, range, ofAnother(other.get()));
    } else if (mayHaveForgotten) {
      RangeTable.insert(h, till, range, clock.millis());
    } else {
      warn(h, till, range, "which it was not given");
    }
  }

  private void lengthen(Handle h, TillId till, NumberRange given, long used) {
    SeriesTable.lock(h, given.prefix());
    NumberRange beyond = new NumberRange(given.kind(), given.prefix(), given.width(), given.last() + 1, used, given.reserve());
    RangeTable.overlapping(h, beyond)
        .ifPresentOrElse(other -> warn(h, till, beyond, ofAnother(other)), () -> RangeTable.lengthen(h, given, used));
  }

  private static String ofAnother(GivenRange other) {
    return "of which till %s was given %s".formatted(other.till(), other.text());
  }

  private void warn(Handle h, TillId till, NumberRange told, String reason) {
    String detail = "has numbers %s, %s".formatted(new GivenRange(till, told).text(), reason);
    Alarms.raise(h, new Alarm(till, Alarm.Kind.NUMBERS_OF_ANOTHER, told.prefix() + told.first(), detail, clock.instant()));
  }
}
