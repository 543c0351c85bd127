package de.kassenbote.hub.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.kassenbote.database.Database;
import de.kassenbote.hub.journal.HubDatabases;
import de.kassenbote.hub.journal.HubTables;
import de.kassenbote.hub.journal.TillJournal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the hub stops in the middle, seen after opening its database again. */
class ReopenedHubTest {
  @TempDir Path directory;

  @Test
  void stopInMidProjectionLosesNothingAndDoublesNothing() {
    TillJournal till = TillJournal.aTill().sale("tea", 2).sale("tea", 1);
    try (Database database = HubDatabases.derby(directory)) {
      HubUnderTest hub = HubUnderTest.on(database);
      hub.record(till);
      hub.powerCut.next(1);
      assertThatThrownBy(hub.projectEntries::runOnce).hasMessage("power cut");
    }
    try (Database database = HubDatabases.derby(directory)) {
      assertThat(HubTables.count(database, "receipt", till.till())).isZero();
      assertThat(HubTables.count(database, "projection_cursor", till.till())).isZero();
      assertThat(StockLedger.levels(database)).isEmpty();
      assertThat(new HubUnderTest(database).project()).isEqualTo(2);
    }
    try (Database database = HubDatabases.derby(directory)) {
      assertThat(new HubUnderTest(database).project()).isZero();
      assertThat(HubTables.count(database, "receipt", till.till())).isEqualTo(2);
      assertThat(StockLedger.levels(database)).isEqualTo(Map.of("tea", -3));
      assertThat(RecordedJournalAudit.of(database).isClean()).isTrue();
    }
  }

  @Test
  void rebuildGoesOnWhereTheHubStopped() {
    TillJournal till = TillJournal.aTill().sales(1020);
    Map<String, List<String>> before;
    try (Database database = HubDatabases.derby(directory)) {
      HubUnderTest hub = HubUnderTest.on(database);
      hub.record(till, 1, 500);
      hub.record(till, 501, 1000);
      hub.record(till, 1001, 1020);
      hub.project();
      before = HubTables.projections(database, till.till());
      hub.rebuild.request();
    }
    try (Database database = HubDatabases.derby(directory)) {
      HubUnderTest hub = new HubUnderTest(database);
      assertThat(hub.rebuild.progress().state()).isEqualTo("requested");
      assertThat(hub.projectEntries.runOnce()).isEqualTo(1000);
      hub.projectEntries.close();
    }
    try (Database database = HubDatabases.derby(directory)) {
      HubUnderTest hub = new HubUnderTest(database);
      assertThat(hub.rebuild.progress().state()).isEqualTo("running");
      assertThat(hub.rebuild.progress().done()).isEqualTo(1000);
      assertThat(hub.project()).isEqualTo(20);
      assertThat(hub.rebuild.progress().state()).isEqualTo("none");
      assertThat(HubTables.projections(database, till.till())).isEqualTo(before);
    }
  }
}
