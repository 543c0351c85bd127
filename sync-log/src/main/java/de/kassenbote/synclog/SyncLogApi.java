package de.kassenbote.synclog;

import de.kassenbote.database.Database;
import de.kassenbote.http.Parameters;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.synclog.Exchanged.Direction;
import de.kassenbote.routes.synclog.Exchanged.Result;
import de.kassenbote.routes.synclog.Exchanged.What;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/sync-log}: what this app exchanged, the latest first. */
public final class SyncLogApi {
  private static final long MOST = 1000;
  private static final long USUAL = 100;

  private final Database database;

  public SyncLogApi(Database database) {
    this.database = database;
  }

  public void register(RoutesConfig routes) {
    routes.get("/api/v1/sync-log", this::list);
  }

  /**
   * @param before asks for the page behind this one; absent = there is none
   */
  record Page(List<Note> notes, @Nullable Long before) {}

  private void list(Context ctx) {
    Parameters parameters = Parameters.of(ctx, "before", "direction", "from", "limit", "result", "till", "to", "what");
    NoteFilter filter =
        new NoteFilter(
            parameters.value("till", TillId::new),
            parameters.oneOf("direction", Direction.values(), Direction::id),
            parameters.oneOf("what", What.values(), What::id),
            parameters.oneOf("result", Result.values(), Result::id),
            parameters.moment("from"),
            parameters.moment("to"),
            parameters.number("before", Long.MAX_VALUE));
    int limit = Objects.requireNonNullElse(parameters.number("limit", MOST), USUAL).intValue();
    List<Note> notes = database.read(tx -> NoteTable.list(tx, filter, limit));
    ctx.json(new Page(notes, notes.size() < limit ? null : notes.get(limit - 1).id()));
  }
}
