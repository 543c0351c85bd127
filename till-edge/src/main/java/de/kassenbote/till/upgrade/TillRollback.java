package de.kassenbote.till.upgrade;

import de.kassenbote.database.DatabaseProblem;
import de.kassenbote.database.Rollback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Puts a stopped till back as it was before the last upgrade, and only when its journal is still the same: what was sold since would be missing
 * in the copy, and its numbers would be used again. The broker goes aside with the upgraded database; it is the road.
 */
public final class TillRollback {
  private static final List<String> ROAD = List.of("broker");

  private final Rollback rollback;

  private TillRollback(Rollback rollback) {
    this.rollback = rollback;
  }

  /**
   * @throws IllegalStateException with one sentence, when there is no copy
   */
  public static TillRollback in(Path data, Clock clock) {
    return new TillRollback(Rollback.in(data, clock));
  }

  /** The copy that would be put back. */
  public Path copy() {
    return rollback.copy();
  }

  /**
   * What the till wrote into its journal after the upgrade.
   *
   * @param till its name
   * @param entries all of them
   * @param unconfirmed those of all its entries that the hub did not confirm
   */
  public record Since(String till, long entries, long unconfirmed) {}

  /**
   * Empty when the journal is as it was.
   *
   * @throws DatabaseProblem when the till runs
   */
  public Optional<Since> since() {
    if (rollback.isDecided()) {
      return Optional.empty();
    }
    End now = rollback.now(End::read);
    End before = rollback.before(End::read);
    if (now.epoch() == before.epoch() && now.hash().equals(before.hash())) {
      return Optional.empty();
    }
    long entries = rollback.<Long>now(h -> after(h, before));
    return Optional.of(new Since(now.till(), entries, now.lastSeq() - now.confirmedSeq()));
  }

  /**
   * @return where the upgraded till is kept; empty when a run that was killed had put it there
   * @throws IllegalStateException when it has sold since; nothing is touched
   */
  public Optional<Path> run() throws IOException {
    Optional<Since> since = since();
    if (since.isPresent()) {
      throw new IllegalStateException("till %s has %d entries since the upgrade".formatted(since.get().till(), since.get().entries()));
    }
    return rollback.run(ROAD);
  }

  private static long after(Handle handle, End before) {
    return handle
        .createQuery("SELECT COUNT(*) FROM journal_entry WHERE epoch > :epoch OR (epoch = :epoch AND seq > :seq)")
        .bind("epoch", before.epoch())
        .bind("seq", before.lastSeq())
        .mapTo(Long.class)
        .one();
  }

  /** Of the journal; each schema so far has it so. */
  private record End(String till, int epoch, long lastSeq, String hash, long confirmedSeq) {
    static End read(Handle handle) {
      return handle
          .createQuery("SELECT till, epoch, last_seq, last_hash, confirmed_seq FROM journal_head")
          .map((row, context) -> new End(row.getString(1), row.getInt(2), row.getLong(3), row.getString(4), row.getLong(5)))
          .one();
    }
  }
}
