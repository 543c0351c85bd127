package de.kassenbote.hub.feed;

import java.time.Duration;

/**
 * How much the feeds may keep for tills.
 *
 * @param backlogEnvelopes more than this waiting for a till parks it; 1 to 10,000
 * @param longestAbsence a till not heard of for longer is parked
 * @param presence a till heard of within this time is there to take a catch-up
 * @param inFlightPerTill envelopes of catch-ups on their way to one till; 1 to 100
 * @param inFlightFleet the same over all tills; at least {@code inFlightPerTill}
 */
public record FeedSettings(
    int backlogEnvelopes, Duration longestAbsence, Duration presence, int inFlightPerTill, int inFlightFleet) {
  /** 64 envelopes, two hours, one minute, 8 and 64 envelopes. */
  public static final FeedSettings DEFAULT = new FeedSettings(64, Duration.ofHours(2), Duration.ofMinutes(1), 8, 64);

  public FeedSettings {
    require(backlogEnvelopes >= 1 && backlogEnvelopes <= 10_000, "backlogEnvelopes must be 1 to 10000, got " + backlogEnvelopes);
    require(longestAbsence.toMinutes() >= 1, "longestAbsence must be a minute or more, got " + longestAbsence);
    require(presence.toSeconds() >= 20, "presence must be 20 seconds or more, got " + presence);
    require(inFlightPerTill >= 1 && inFlightPerTill <= 100, "inFlightPerTill must be 1 to 100, got " + inFlightPerTill);
    require(inFlightFleet >= inFlightPerTill, "inFlightFleet must not be less than inFlightPerTill, got " + inFlightFleet);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("feeds." + message);
    }
  }
}
