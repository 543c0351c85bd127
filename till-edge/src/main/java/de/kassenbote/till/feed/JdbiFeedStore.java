package de.kassenbote.till.feed;

import com.fasterxml.jackson.databind.JsonNode;
import de.kassenbote.database.Database;
import de.kassenbote.routes.applyfeed.ApplyFeedRoute;
import de.kassenbote.routes.applyfeed.FeedStore;
import de.kassenbote.routes.contract.Contract;
import de.kassenbote.routes.contract.Cursor;
import de.kassenbote.routes.contract.Feed;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.RejectedMessage;
import de.kassenbote.routes.contract.TillSettings;
import de.kassenbote.routes.envelope.FeedChange;
import de.kassenbote.routes.envelope.FeedEnvelope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The feeds' rows in the till's database. Removals of many rows go in small transactions of their own, before the cursor
 * or the settings that cause them, so that sales never wait long and a crash in between only means to do it again.
 */
final class JdbiFeedStore implements FeedStore {
  private final Database database;
  private final RowsByFeed rows;
  private final HeldScopes scopes;
  private final DeadLetters deadLetters;

  JdbiFeedStore(Database database, RowsByFeed rows, HeldScopes scopes, DeadLetters deadLetters) {
    this.database = database;
    this.rows = rows;
    this.scopes = scopes;
    this.deadLetters = deadLetters;
  }

  @Override
  public boolean holds(FeedScope scope) {
    return scopes.held().contains(scope);
  }

  @Override
  public Cursor cursor(FeedScope scope) {
    return database.read(h -> Cursors.of(h, scope));
  }

  @Override
  public void apply(FeedEnvelope envelope) {
    if (envelope.scope().feed() == Feed.SETTINGS) {
      dropScopesNotIn(envelope);
    }
    boolean sweeps = envelope.last() && database.read(h -> isStale(h, envelope));
    if (sweeps) {
      write(envelope, false);
      sweep(envelope.scope(), envelope.generation());
    }
    write(envelope, true);
  }

  @Override
  public void sweep(FeedScope scope) {
    sweep(scope, cursor(scope).generation());
  }

  @Override
  public void putAside(String key, RejectedMessage cause, byte[] body) {
    database.useTransaction(h -> deadLetters.put(h, ApplyFeedRoute.ID, key, cause, body));
  }

  private static boolean isStale(Handle h, FeedEnvelope envelope) {
    return !Memberships.stale(h, envelope.scope(), envelope.generation()).isEmpty();
  }

  /** All changes in one go; change by change only when one of them is to blame. */
  private void write(FeedEnvelope envelope, boolean moveCursor) {
    try {
      database.useTransaction(h -> write(h, envelope, moveCursor));
    } catch (RuntimeException e) {
      if (!ContentFault.is(e)) {
        throw e;
      }
      database.useTransaction(h -> writeOneByOne(h, envelope, moveCursor));
    }
  }

  private void write(Handle h, FeedEnvelope envelope, boolean moveCursor) {
    List<FeedChange> changes = fresh(h, envelope);
    rows.write(h, envelope.scope(), envelope.generation(), changes);
    if (DeadLetters.count(h) > 0) {
      changes.forEach(change -> deadLetters.resolve(h, ApplyFeedRoute.ID, letterKey(envelope.scope(), change)));
    }
    moveCursor(h, envelope, moveCursor);
  }

  private void writeOneByOne(Handle h, FeedEnvelope envelope, boolean moveCursor) {
    fresh(h, envelope).forEach(change -> writeOrPutAside(h, envelope, change));
    moveCursor(h, envelope, moveCursor);
  }

  private void writeOrPutAside(Handle h, FeedEnvelope envelope, FeedChange change) {
    String key = letterKey(envelope.scope(), change);
    String savepoint = "change" + change.version(); // Derby keeps the name of one that was rolled back to
    h.savepoint(savepoint);
    try {
      rows.write(h, envelope.scope(), envelope.generation(), List.of(change));
      deadLetters.resolve(h, ApplyFeedRoute.ID, key);
      h.releaseSavepoint(savepoint);
    } catch (RuntimeException e) {
      if (!ContentFault.is(e)) {
        throw e;
      }
      h.rollbackToSavepoint(savepoint);
      deadLetters.put(h, ApplyFeedRoute.ID, key, e, Contract.write(change));
    }
  }

  /** Where an envelope overlaps what is applied, a change of that part may have been taken over by a later one. */
  private static List<FeedChange> fresh(Handle h, FeedEnvelope envelope) {
    Cursor cursor = Cursors.of(h, envelope.scope());
    boolean sameGeneration = cursor.generation().equals(envelope.generation());
    return sameGeneration
        ? envelope.changes().stream().filter(change -> change.version() > cursor.version()).toList()
        : envelope.changes();
  }

  private static void moveCursor(Handle h, FeedEnvelope envelope, boolean move) {
    if (move) {
      Cursors.set(h, new Cursor(envelope.scope(), envelope.generation(), envelope.to()));
    }
  }

  private void sweep(FeedScope scope, String generation) {
    while (database.inTransaction(h -> rows.remove(h, scope, Memberships.stale(h, scope, generation)))) {
      // until nothing of another generation is left
    }
  }

  private void dropScopesNotIn(FeedEnvelope settings) {
    for (FeedChange change : settings.changes()) {
      scopesIn(change)
          .ifPresent(listed -> database.read(Cursors::scopes).stream().filter(s -> !listed.contains(s)).forEach(this::drop));
    }
  }

  /** None when the settings cannot be read: they go aside later, and everything stays as it is. */
  private static Optional<Set<FeedScope>> scopesIn(FeedChange change) {
    JsonNode content = change.content();
    try {
      return content == null ? Optional.empty() : Optional.of(Contract.read(content, TillSettings.class).scopes());
    } catch (RejectedMessage e) {
      return Optional.empty();
    }
  }

  /** The cursor goes back first: should the scope come again after a crash in the middle, it comes from the beginning. */
  private void drop(FeedScope scope) {
    if (scope.feed() == Feed.SETTINGS) {
      return;
    }
    database.useTransaction(h -> Cursors.set(h, Cursor.start(scope)));
    sweep(scope, "");
    database.useTransaction(h -> Cursors.delete(h, scope));
  }

  private static String letterKey(FeedScope scope, FeedChange change) {
    return scope + "/" + change.key();
  }
}
