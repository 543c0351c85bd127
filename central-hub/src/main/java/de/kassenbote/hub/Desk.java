package de.kassenbote.hub;

import de.kassenbote.hub.alarm.Alarm;
import de.kassenbote.hub.alarm.Alarms;
import de.kassenbote.hub.enrolment.Renewals;
import de.kassenbote.hub.feed.Feeds;
import de.kassenbote.hub.fleet.Fleet;
import de.kassenbote.hub.numbers.Leases;
import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.Watermark;
import de.kassenbote.routes.heartbeat.HubDesk;
import de.kassenbote.routes.recordjournal.JournalProgress;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** What tills ask, answered from the journal, the feeds and the fleet. */
record Desk(
    JournalProgress journal, ToIntFunction<TillId> epochs, Feeds feeds, Fleet fleet, Consumer<Heartbeat> installations, Leases numbers, Renewals renewals, Alarms alarms, Clock clock)
    implements HubDesk {
  @Override
  public HeartbeatAnswer heartbeat(TillId till, Heartbeat heartbeat) {
    installations.accept(heartbeat);
    fleet.contact(heartbeat, clock.instant());
    Watermark watermark = journal.watermark(till, heartbeat.epoch());
    compare(till, heartbeat, watermark);
    feeds.progress().contact(heartbeat);
    boolean present = heartbeat.epoch() == epochs.applyAsInt(till);
    if (present) {
      numbers.told(till, heartbeat.ranges());
    }
    long quarantined = journal.quarantined(till, heartbeat.epoch());
    return new HeartbeatAnswer(
        watermark,
        heartbeat.confirmedSeq(),
        clock.instant(),
        journal.missing(till, heartbeat.epoch()),
        heartbeat.earlier().stream().map(earlier -> journal.held(till, earlier.epoch(), earlier.from())).toList(),
        quarantined == 0 ? null : quarantined,
        present ? renewals.next(till, heartbeat) : null);
  }

  @Override
  public void catchUp(TillId till, CatchUpRequest request) {
    feeds.catchUp().request(till, request);
  }

  /** Which side lost something: before the till is answered, for what it said of the past is said once. */
  private void compare(TillId till, Heartbeat heartbeat, Watermark watermark) {
    boolean ofThisInstallation = heartbeat.epoch() == epochs.applyAsInt(till);
    if (ofThisInstallation && heartbeat.confirmedSeq() > watermark.seq()) {
      feeds
          .generations()
          .renewBecause(
              till, "had %d entries confirmed, recorded are %d".formatted(heartbeat.confirmedSeq(), watermark.seq()));
    }
    if (heartbeat.conflict() != null) {
      String subject = "epoch " + heartbeat.epoch();
      alarms.raise(new Alarm(till, Alarm.Kind.OTHER_JOURNAL, subject, heartbeat.conflict(), clock.instant()));
    }
  }
}
