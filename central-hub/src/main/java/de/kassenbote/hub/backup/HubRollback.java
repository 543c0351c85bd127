package de.kassenbote.hub.backup;

import de.kassenbote.broker.DataDirectoryLock;
import de.kassenbote.database.Rollback;
import de.kassenbote.hub.access.OperatorToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Puts a stopped hub back as it was before the last upgrade. It then is a restored hub: tills send again what it lacks. What head
 * office changed since is in the upgraded database alone, which is kept.
 */
public final class HubRollback {
  private static final List<String> ROAD = List.of("broker");

  private final Path data;
  private final Rollback rollback;

  private HubRollback(Path data, Rollback rollback) {
    this.data = data;
    this.rollback = rollback;
  }

  /** Whether that directory is a hub's and not a till's. */
  public static boolean isHub(Path data) {
    return Files.exists(data.resolve(OperatorToken.FILE));
  }

  /**
   * @throws IllegalStateException with one sentence, when there is no copy
   */
  public static HubRollback in(Path data, Clock clock) {
    return new HubRollback(data, Rollback.in(data, clock));
  }

  /**
   * What was done.
   *
   * @param kept where the upgraded hub is; empty when a run that was killed had put it there
   * @param entries that were recorded after the upgrade, which tills send again
   * @param tills how many they are of
   */
  public record RolledBack(Path copy, Optional<Path> kept, long entries, int tills) {}

  /**
   * @throws IllegalStateException with one sentence, when the hub runs, or holds entries that no till can send again because it
   *     was replaced since; nothing is touched
   */
  public RolledBack run() throws IOException {
    DataDirectoryLock lock = StoppedHub.lock(data, "roll back");
    try {
      Map<Journal, Long> since = rollback.isDecided() ? Map.of() : since();
      requireThatTillsSendAgain(since);
      new RestoredMark(data).set();
      Optional<Path> kept = rollback.run(ROAD);
      long entries = since.values().stream().mapToLong(Long::longValue).sum();
      return new RolledBack(rollback.copy(), kept, entries, (int) since.keySet().stream().map(Journal::till).distinct().count());
    } finally {
      lock.close();
    }
  }

  /** One installation of a till. */
  private record Journal(String till, int epoch) {}

  /** How many entries each journal has more now; only those that have. */
  private Map<Journal, Long> since() {
    Map<Journal, Long> more = rollback.now(HubRollback::watermarks);
    rollback.before(HubRollback::watermarks).forEach((journal, seq) -> more.merge(journal, -seq, Long::sum));
    more.values().removeIf(entries -> entries <= 0);
    return more;
  }

  /** A till that was bound to another machine since is known by nobody before; what it sent would be lost. */
  private void requireThatTillsSendAgain(Map<Journal, Long> since) {
    Map<String, Integer> now = rollback.isDecided() ? Map.of() : rollback.now(HubRollback::epochs);
    Map<String, Integer> before = rollback.isDecided() ? Map.of() : rollback.before(HubRollback::epochs);
    since.forEach(
        (journal, entries) -> {
          if (!Objects.equals(now.get(journal.till()), before.get(journal.till()))) {
            throw new IllegalStateException(
                "%d entries of till %s were recorded since the upgrade, and it became another machine since: nobody could send them again, so nothing was changed"
                    .formatted(entries, journal.till()));
          }
        });
  }

  private static Map<Journal, Long> watermarks(Handle handle) {
    Map<Journal, Long> all = new HashMap<>();
    handle
        .createQuery("SELECT till, epoch, seq FROM journal_watermark")
        .map((row, context) -> Map.entry(new Journal(row.getString(1), row.getInt(2)), row.getLong(3)))
        .forEach(e -> all.put(e.getKey(), e.getValue()));
    return all;
  }

  private static Map<String, Integer> epochs(Handle handle) {
    Map<String, Integer> all = new TreeMap<>();
    handle
        .createQuery("SELECT id, epoch FROM till")
        .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(e -> all.put(e.getKey(), e.getValue()));
    return all;
  }
}
