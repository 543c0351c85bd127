package de.kassenbote.till;

import de.kassenbote.broker.EmbeddedBroker;
import de.kassenbote.broker.QueueDepth;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.QueueReport;
import de.kassenbote.routes.contract.Receipt;
import de.kassenbote.routes.heartbeat.HeartbeatSource;
import de.kassenbote.till.catalog.SettingsInForce;
import de.kassenbote.till.enrolment.Renewal;
import de.kassenbote.till.enrolment.SoftwareVersion;
import de.kassenbote.till.feed.TillFeeds;
import de.kassenbote.till.journal.Journal;
import de.kassenbote.till.journal.Unsent;
import de.kassenbote.till.numbers.NumberRanges;
import de.kassenbote.till.rescue.RescuedEntries;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** How this till is, taken together from its parts. */
final class TillHeartbeat implements HeartbeatSource {
  private final Journal journal;
  private final RescuedEntries rescued;
  private final Renewal renewal;
  private final NumberRanges numbers;
  private final TillFeeds feeds;
  private final SettingsInForce settings;
  private final EmbeddedBroker broker;
  private final Supplier<Optional<String>> conflict;
  private final Supplier<Optional<String>> trouble;
  private final Path data;
  private final Clock clock;

  TillHeartbeat(
      Journal journal,
      RescuedEntries rescued,
      Renewal renewal,
      NumberRanges numbers,
      TillFeeds feeds,
      SettingsInForce settings,
      EmbeddedBroker broker,
      Supplier<Optional<String>> conflict,
      Supplier<Optional<String>> trouble,
      Path data,
      Clock clock) {
    this.journal = journal;
    this.rescued = rescued;
    this.renewal = renewal;
    this.numbers = numbers;
    this.feeds = feeds;
    this.settings = settings;
    this.broker = broker;
    this.conflict = conflict;
    this.trouble = trouble;
    this.data = data;
    this.clock = clock;
  }

  @Override
  public Heartbeat now() {
    Unsent unsent = journal.unsent();
    String currency = settings.current().currency();
    Instant now = clock.instant();
    return new Heartbeat(
        journal.till(),
        journal.epoch(),
        SoftwareVersion.current(),
        now,
        unsent.lastSeq(),
        unsent.confirmedSeq(),
        unsent.count(),
        unsent.value(currency).minor(),
        currency,
        Objects.requireNonNullElse(unsent.oldest(), now),
        feeds.cursors(),
        queues(),
        feeds.deadLetters().unreported(),
        data.toFile().getUsableSpace(),
        numbers.left(Receipt.TYPE),
        numbers.uses(),
        rescued.told(),
        renewal.request().orElse(null),
        conflict.get().orElse(null),
        trouble.get().orElse(null));
  }

  private List<QueueReport> queues() {
    return broker.queues().queueDepths().entrySet().stream().map(e -> report(e.getKey(), e.getValue())).toList();
  }

  private static QueueReport report(String queue, QueueDepth depth) {
    return new QueueReport(
        queue, depth.messages(), depth.oldestAge().toMillis(), depth.in(), depth.out(), depth.consumers());
  }
}
