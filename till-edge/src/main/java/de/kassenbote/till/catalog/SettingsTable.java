package de.kassenbote.till.catalog;

import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.till.feed.FeedRow;
import de.kassenbote.till.numbers.NumberRanges;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The till's settings: one row. New number ranges are adopted in the same transaction. */
final class SettingsTable extends ContentTable<TillSettings> {
  private final NumberRanges ranges;

  SettingsTable(NumberRanges ranges) {
    super(Feed.SETTINGS, "till_settings", TillSettings.class);
    this.ranges = ranges;
  }

  @Override
  String key(TillSettings value) {
    return TillSettings.KEY;
  }

  @Override
  long revision(TillSettings value) {
    return value.revision();
  }

  @Override
  String searchText(TillSettings value) {
    return "";
  }

  @Override
  void written(Handle h, List<FeedRow<TillSettings>> added, List<FeedRow<TillSettings>> changed, List<FeedRow<TillSettings>> refound) {
    Stream.concat(added.stream(), changed.stream()).forEach(row -> ranges.adopt(h, row.value().ranges()));
  }
}
