package de.kassenbote.hub;

import de.kassenbote.hub.feed.Feeds;
import de.kassenbote.hub.fleet.Fleet;
import de.kassenbote.routes.contract.CatchUpRequest;
import de.kassenbote.routes.contract.Heartbeat;
import de.kassenbote.routes.contract.HeartbeatAnswer;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.heartbeat.HubDesk;
import de.kassenbote.routes.recordjournal.JournalProgress;
import java.time.Clock;

/** What tills ask, answered from the journal, the feeds and the fleet. */
record Desk(JournalProgress journal, Feeds feeds, Fleet fleet, Clock clock) implements HubDesk {
  @Override
  public void seen(TillId till, Heartbeat heartbeat) {
    fleet.contact(heartbeat, clock.instant());
    feeds.progress().contact(heartbeat);
  }

  @Override
  public HeartbeatAnswer answer(TillId till, int epoch) {
    return new HeartbeatAnswer(epoch, journal.watermark(till, epoch), clock.instant(), journal.missing(till, epoch));
  }

  @Override
  public void catchUp(TillId till, CatchUpRequest request) {
    feeds.catchUp().request(till, request);
  }
}
