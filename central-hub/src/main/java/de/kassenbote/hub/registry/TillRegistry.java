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

/** The hub's tills and their passwords. */
public final class TillRegistry {
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

  /** Whether that is the password of a till that is released; false for every other and for one that does not exist. */
  public boolean isPassword(String till, String password) {
    return database.read(
        h ->
            h.createQuery("SELECT password_salt, password_hash FROM till WHERE id = :id AND stage = 'RELEASED'")
                .bind("id", till)
                .map((rs, ctx) -> TillPassword.matches(rs.getString(1), rs.getString(2), password))
                .findOne()
                .orElse(false));
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

  void insert(Handle transaction, TillId till, String password) {
    String salt = TillPassword.random();
    transaction
        .createUpdate(
            """
            INSERT INTO till (id, epoch, password_salt, password_hash, settings_revision, currency, zone, added_at)
            VALUES (:id, 1, :salt, :hash, 1, 'EUR', 'Europe/Berlin', :now)
            """)
        .bind("id", till.value())
        .bind("salt", salt)
        .bind("hash", TillPassword.hash(salt, password))
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
    transaction.execute("UPDATE till SET bound_at = NULL, software = NULL, device = NULL, password_hash = '' WHERE id = ?", till.value());
  }

  /** The next installation of a free till, which is the only one with this password. */
  void begin(Handle transaction, TillId till, String password) {
    String salt = TillPassword.random();
    transaction.execute(
        "UPDATE till SET epoch = epoch + 1, password_salt = ?, password_hash = ? WHERE id = ?", salt, TillPassword.hash(salt, password), till.value());
  }

  /**
   * An installation was heard of.
   *
   * @return whether it is the one that a released till may have
   */
  boolean bind(Handle transaction, TillId till, int epoch, String software) {
    return transaction.execute(
            """
            UPDATE till SET bound_at = COALESCE(bound_at, ?), software = ?
            WHERE id = ? AND epoch = ? AND stage = 'RELEASED' AND password_hash <> ''
            """,
            clock.millis(), software, till.value(), epoch)
        == 1;
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
