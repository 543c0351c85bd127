package de.kassenbote.systemtest.harness;

import static org.assertj.core.api.Assertions.assertThat;

import de.kassenbote.database.Database;
import de.kassenbote.database.DatabaseSettings;
import de.kassenbote.hub.deadletter.DeadLetters;
import de.kassenbote.hub.feed.FeedMarks;
import de.kassenbote.hub.numbers.Numbers;
import de.kassenbote.hub.projection.EntryProjection;
import de.kassenbote.hub.projection.Rebuild;
import de.kassenbote.hub.projection.Totals;
import de.kassenbote.hub.stock.HubStock;
import de.kassenbote.routes.projectentries.ProjectEntries;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What a stopped hub has made of its recorded entries, before and after throwing it away and making it anew. */
record Projections(Totals totals, Map<String, BigDecimal> moved) {
  static void requireAsRebuilt(DatabaseSettings hub) {
    try (Database database = Database.open(hub, "db/hub")) {
      Projections before = of(database);
      rebuild(database);
      assertThat(of(database)).as("projections after a rebuild").isEqualTo(before);
    }
  }

  static Projections of(Database database) {
    return new Projections(Totals.of(database, Optional.empty()), moved(database));
  }

  private static Map<String, BigDecimal> moved(Database database) {
    return database.read(
        h ->
            h.createQuery("SELECT article, moved FROM stock WHERE moved <> 0")
                .map((row, c) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void rebuild(Database database) {
    Clock clock = Clock.systemUTC();
    HubStock stock = new HubStock(new FeedMarks());
    ProjectEntries projection =
        new ProjectEntries(new EntryProjection(database, stock, Numbers::ranges, new DeadLetters(database, clock), clock), () -> false);
    new Rebuild(database, clock).request();
    int done = 1;
    while (done > 0) {
      done = projection.runOnce();
    }
  }
}
