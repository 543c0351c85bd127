package de.kassenbote.hub.backup;

import de.kassenbote.database.DatabaseProblem;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.operator.Operator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** {@code POST /api/v1/backups} answers with a backup made at this moment; its end is its end, so check what came. */
public final class BackupApi {
  private final Backups backups;

  public BackupApi(Backups backups) {
    this.backups = backups;
  }

  public void register(RoutesConfig routes) {
    routes.post("/api/v1/backups", this::make);
  }

  private void make(Context ctx) throws IOException {
    try {
      backups.make(Operator.of(ctx), () -> ctx.contentType("application/zip").outputStream());
    } catch (DatabaseProblem e) {
      throw new HttpProblem(500, String.valueOf(e.getMessage()));
    }
  }
}
