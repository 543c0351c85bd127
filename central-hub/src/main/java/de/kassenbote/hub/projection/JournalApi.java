package de.kassenbote.hub.projection;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.http.Parameters;
import de.kassenbote.hub.journal.JournalStatus;
import de.kassenbote.hub.journal.RecordedJournal;
import de.kassenbote.routes.contract.SeqRange;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.projectentries.JournalPart;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/** What the hub's HTTP interface tells about recorded journals and what follows from them. */
public final class JournalApi {
  private final Database database;
  private final RecordedJournal journal;
  private final ProjectedReceipts receipts;
  private final Rebuild rebuild;

  public JournalApi(Database database, RecordedJournal journal, Rebuild rebuild) {
    this.database = database;
    this.journal = journal;
    this.receipts = new ProjectedReceipts(database);
    this.rebuild = rebuild;
  }

  public void register(RoutesConfig routes) {
    routes.post("/api/v1/rebuild", this::startRebuild);
    routes.get("/api/v1/rebuild", ctx -> ctx.json(rebuild.progress()));
    routes.get("/api/v1/tills/{till}/journal", ctx -> ctx.json(journalOf(Parameters.read(ctx.pathParam("till"), TillId::new))));
    routes.get("/api/v1/receipts/{number}", this::receipt);
    routes.get("/api/v1/totals", this::totals);
  }

  /** One installation of a till: what is recorded, and how much of it is projected. */
  record Installation(
      int epoch, long watermark, String hash, long projected, List<SeqRange> missing, long chainBroken, long quarantined) {}

  private void startRebuild(Context ctx) {
    rebuild.request();
    ctx.status(HttpStatus.ACCEPTED).json(rebuild.progress());
  }

  private List<Installation> journalOf(TillId till) {
    return journal.status(till).stream().map(status -> installation(till, status)).toList();
  }

  private Installation installation(TillId till, JournalStatus status) {
    long projected = database.read(tx -> Cursors.seq(tx, new JournalPart(till, status.epoch())));
    return new Installation(
        status.epoch(), status.watermark(), status.hash(), projected, status.missing(), status.chainBroken(), status.quarantined());
  }

  private void receipt(Context ctx) {
    String number = ctx.pathParam("number");
    List<ProjectedReceipts.Found> found = receipts.byNumber(number);
    if (found.isEmpty()) {
      throw HttpProblem.notFound("there is no receipt with the number '%s' at the hub".formatted(number));
    }
    ctx.json(found);
  }

  private void totals(Context ctx) {
    Optional<TillId> till = Optional.ofNullable(ctx.queryParam("till")).map(id -> Parameters.read(id, TillId::new));
    ctx.json(Totals.of(database, till));
  }
}
