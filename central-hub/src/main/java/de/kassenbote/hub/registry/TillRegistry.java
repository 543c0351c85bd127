package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.numbers.Numbers;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The hub's tills. */
public final class TillRegistry {
  /** More often no till is bound to another machine between two backups. */
  private static final int MAY_BE_FORGOTTEN = 100;

  private static final List<String> PAYMENT_MEANS = List.of("cash", "card", "account");

  private final Database database;
  private final Clock clock;

  public TillRegistry(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public List<TillRow> all() {
    return database.read(this::all);
  }

  List<TillRow> all(Handle transaction) {
    return transaction.createQuery(SELECT + "ORDER BY t.id").map(TillRegistry::row).list();
  }

  public Optional<TillRow> find(TillId till) {
    return database.read(h -> find(h, till));
  }

  /** Those that may come back. */
  public List<TillRow> notRetired() {
    return all().stream().filter(till -> !till.isRetired()).toList();
  }

  /** What that till is told, when these are its scopes. */
  TillSettings settings(Handle transaction, TillRow till, SortedSet<FeedScope> scopes) {
    return new TillSettings(
        till.settingsRevision(), scopes, Numbers.usable(transaction, till.id()), PAYMENT_MEANS, till.currency(), ZoneId.of(till.zone()));
  }

  /** 0 = there is no such till. */
  public int epoch(TillId till) {
    return database.read(h -> epoch(h, till));
  }

  /** The same in a transaction. */
  public int epoch(Handle transaction, TillId till) {
    return find(transaction, till).map(TillRow::epoch).orElse(0);
  }

  Optional<TillRow> find(Handle transaction, TillId till) {
    return transaction.createQuery(SELECT + "WHERE t.id = :id").bind("id", till.value()).map(TillRegistry::row).findOne();
  }

  /** Locked against every other writer until the transaction ends. */
  Optional<TillRow> lock(Handle transaction, TillId till) {
    transaction.execute("UPDATE till SET epoch = epoch WHERE id = ?", till.value());
    return find(transaction, till);
  }

  /** Free, and without an installation so far. */
  void insert(Handle transaction, TillId till) {
    transaction
        .createUpdate(
            """
            INSERT INTO till (id, epoch, settings_revision, currency, zone, added_at)
            VALUES (:id, 0, 1, 'EUR', 'Europe/Berlin', :now)
            """)
        .bind("id", till.value())
        .bind("now", clock.millis())
        .execute();
  }

  /** What the operator says of it, beside what it gets. */
  void describe(Handle transaction, TillId till, @Nullable String name, @Nullable BranchId branch, TillStage stage) {
    transaction
        .createUpdate("UPDATE till SET name = :name, branch = :branch, stage = :stage WHERE id = :id")
        .bind("name", name)
        .bind("branch", branch == null ? null : branch.value())
        .bind("stage", stage.name())
        .bind("id", till.value())
        .execute();
  }

  void stage(Handle transaction, TillId till, TillStage stage) {
    transaction.execute("UPDATE till SET stage = ? WHERE id = ?", stage.name(), till.value());
  }

  /** Nobody has this till any more; whoever had it is let in no longer. */
  void free(Handle transaction, TillId till) {
    transaction.execute("UPDATE till SET bound_at = NULL, software = NULL, device = NULL WHERE id = ?", till.value());
  }

  /** The next installation of a free till, on that machine. */
  void begin(Handle transaction, TillId till, String device, String software) {
    transaction.execute(
        """
        UPDATE till SET epoch = CASE WHEN epochs_given > epoch THEN epochs_given ELSE epoch END + 1, bound_at = ?, device = ?, software = ?
        WHERE id = ?
        """,
        clock.millis(), device, software, till.value());
  }

  /** A restored hub may have forgotten installations: the next one of each till gets a number that none of those had. */
  public void restored() {
    database.useTransaction(h -> h.execute("UPDATE till SET epochs_given = epoch + ?", MAY_BE_FORGOTTEN));
  }

  /** The present installation told its version. */
  void software(Handle transaction, TillId till, int epoch, String software) {
    transaction.execute("UPDATE till SET software = ? WHERE id = ? AND epoch = ?", software, till.value(), epoch);
  }

  /**
   * @throws HttpProblem 404 when there is no such till, 409 when no machine may become it now
   */
  public void requireFree(Handle transaction, TillId till) {
    requireFree(find(transaction, till).orElseThrow(() -> unknown(till)));
  }

  static void requireFree(TillRow till) {
    if (till.stage() != TillStage.RELEASED || till.bound()) {
      throw HttpProblem.conflict(
          "till %s is %s; a machine may become one that is released and free: %s"
              .formatted(till.id(), till.state(), till.bound() ? "replace or unbind it first" : "release it first"));
    }
  }

  /** Its revision rises; the feed is told by the one who changes them. */
  public void settingsChanged(Handle transaction, TillId till) {
    transaction
        .createUpdate("UPDATE till SET settings_revision = settings_revision + 1 WHERE id = :id")
        .bind("id", till.value())
        .execute();
  }

  static HttpProblem unknown(TillId till) {
    return HttpProblem.notFound("there is no till %s at the hub".formatted(till));
  }

  private static final String SELECT =
      """
      SELECT t.id, t.name, t.branch, t.stage, t.epoch, t.bound_at, t.software, t.device, t.settings_revision, t.currency,
        COALESCE(b.zone, t.zone) AS zone, t.added_at
      FROM till t LEFT JOIN branch b ON b.id = t.branch
      """;

  private static TillRow row(RowView row) {
    return new TillRow(
        new TillId(row.getColumn("id", String.class)),
        row.getColumn("name", String.class),
        Optional.ofNullable(row.getColumn("branch", String.class)).map(BranchId::new).orElse(null),
        TillStage.valueOf(row.getColumn("stage", String.class)),
        row.getColumn("epoch", Integer.class),
        Optional.ofNullable(row.getColumn("bound_at", Long.class)).map(Instant::ofEpochMilli).orElse(null),
        row.getColumn("software", String.class),
        row.getColumn("device", String.class),
        row.getColumn("settings_revision", Long.class),
        row.getColumn("currency", String.class),
        row.getColumn("zone", String.class),
        Instant.ofEpochMilli(row.getColumn("added_at", Long.class)));
  }
}
