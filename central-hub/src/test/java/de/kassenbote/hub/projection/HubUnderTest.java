package de.kassenbote.hub.projection;

import de.kassenbote.database.Database;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.journal.RecordedJournal;
import de.kassenbote.hub.journal.TillJournal;
import de.kassenbote.routes.SteppedClock;
import de.kassenbote.routes.contract.NumberRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.projectentries.ProjectEntries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recording and projecting over one database, wired as in the hub. */
final class HubUnderTest {
  final Database database;
  final PowerCut powerCut;
  final RecordedJournal journal;
  final EntryProjection projection;
  final ProjectEntries projectEntries;
  final Rebuild rebuild;
  final DeadLetters failed;
  final Map<TillId, List<NumberRange>> ranges = new HashMap<>();

  HubUnderTest(Database database) {
    this.database = database;
    SteppedClock clock = new SteppedClock();
    powerCut = new PowerCut(new StockLedger());
    journal = new RecordedJournal(database, (tx, till) -> 1, RecordedJournal.PATIENCE, clock);
    failed = new DeadLetters(database, clock);
    projection = new EntryProjection(database, powerCut, (tx, till) -> ranges.getOrDefault(till, List.of()), failed, clock);
    projectEntries = new ProjectEntries(projection, () -> false);
    rebuild = new Rebuild(database, clock);
  }

  /** Over a database that no hub has been on before. */
  static HubUnderTest on(Database database) {
    StockLedger.create(database);
    return new HubUnderTest(database);
  }

  void record(TillJournal till) {
    journal.record(till.everything());
  }

  void record(TillJournal till, long from, long to) {
    journal.record(till.envelope(from, to));
  }

  /** Steps until nothing is left to do. */
  int project() {
    int done = 0;
    for (int step = projectEntries.runOnce(); step > 0; step = projectEntries.runOnce()) {
      done += step;
    }
    return done;
  }
}
