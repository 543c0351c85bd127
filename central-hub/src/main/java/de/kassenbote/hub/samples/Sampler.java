package de.kassenbote.hub.samples;

import de.kassenbote.database.Database;
import de.kassenbote.hub.fleet.Fleet;
import de.kassenbote.hub.monitoring.HubFigures;
import de.kassenbote.hub.monitoring.HubReading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes samples of the hub and of the tills that it heard within the last minute: what an absent till told is no news. */
public final class Sampler {
  private final Fleet fleet;
  private final HubFigures figures;
  private final Path data;
  private final Clock clock;
  private final Samples samples;

  /**
   * @param data the directory whose disk is the hub's
   */
  public Sampler(Database database, Fleet fleet, HubFigures figures, Path data, Clock clock) {
    this.fleet = fleet;
    this.figures = figures;
    this.data = data;
    this.clock = clock;
    this.samples = new Samples(database, this::now, clock);
  }

  /** To be called every few seconds, from one thread. */
  public void runOnce() {
    samples.runOnce();
  }

  Samples samples() {
    return samples;
  }

  /** The hub as it was when its figures were read last; empty while they cannot be read. */
  Optional<Sample> hub() {
    return figures.reading().map(reading -> hub(reading, reading.at()));
  }

  private Sample hub(HubReading reading, Instant at) {
    return HubSample.of(reading, data.toFile().getUsableSpace(), at);
  }

  static boolean isOf(Instant minute, HubReading reading) {
    return !reading.at().isBefore(minute);
  }

  /** Of a minute in which nothing was read nothing is known. */
  private Collection<Sample> now(Instant minute) {
    Instant now = clock.instant();
    Optional<HubReading> reading = figures.reading().filter(read -> isOf(minute, read));
    if (reading.isEmpty()) {
      return List.of();
    }
    Instant since = now.minus(Step.MINUTE.length());
    Stream<Sample> tills = fleet.heardSince(since).stream().map(till -> TillSample.of(till, minute, now));
    return Stream.concat(Stream.of(hub(reading.get(), minute)), tills).toList();
  }
}
