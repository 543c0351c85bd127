package de.kassenbote.routes.contract;

import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What head office decided for one till; the single member (key {@link #KEY}) of the settings feed in that till's scope.
 *
 * @param scopes exactly the feed scopes the till is to hold (its own settings scope is understood)
 * @param ranges its number ranges, the earlier ones first
 * @param paymentMeans the means it may take
 * @param zone the branch's time zone, for calendar questions
 */
public record TillSettings(
    long revision,
    SortedSet<FeedScope> scopes,
    List<NumberRange> ranges,
    List<String> paymentMeans,
    String currency,
    ZoneId zone) {
  public static final String KEY = "till";

  public TillSettings {
    Check.that(revision >= 0, "settings.revision must not be negative, got %d", revision);
    scopes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(Check.present("settings.scopes", scopes)));
    ranges = List.copyOf(Check.present("settings.ranges", ranges));
    paymentMeans = List.copyOf(Check.present("settings.paymentMeans", paymentMeans));
    Check.present("settings.currency", currency);
    Check.present("settings.zone", zone);
  }
}
