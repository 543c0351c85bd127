package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.feed.ChangedMembers;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.FeedScope;
import de.kassenbote.routes.contract.TillId;
import de.kassenbote.routes.contract.TillSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The hub's branches. Another time zone of a branch is told to all its tills. */
public final class Branches {
  private final Database database;
  private final ChangedMembers marks;
  private final OperatorActs acts;

  public Branches(Database database, ChangedMembers marks, OperatorActs acts) {
    this.database = database;
    this.marks = marks;
    this.acts = acts;
  }

  List<Branch> all() {
    return database.read(Branches::all);
  }

  public static List<Branch> all(Handle transaction) {
    return transaction.createQuery("SELECT id, name, zone FROM branch ORDER BY id").map(Branches::row).list();
  }

  Branch find(BranchId id) {
    return database.read(h -> find(h, id)).orElseThrow(() -> unknown(id));
  }

  /**
   * @throws HttpProblem when there is one with that id
   */
  Branch add(Branch branch, Operator who) {
    return database.inTransaction(
        h -> {
          if (find(h, branch.id()).isPresent()) {
            throw HttpProblem.conflict("branch %s exists already: choose another id, or change that one".formatted(branch.id()));
          }
          h.execute("INSERT INTO branch (id, name, zone) VALUES (?, ?, ?)", branch.id().value(), branch.name(), branch.zone());
          acts.noteChange(h, who, "branch-add", Map.of("id", branch.id()), new OperatorActs.Change(null, branch), "added branch " + branch.id());
          return branch;
        });
  }

  /** What is absent stays as it is. */
  Branch change(BranchId id, @Nullable String name, @Nullable String zone, Operator who) {
    return database.inTransaction(
        h -> {
          List<TillId> tills = zone == null ? List.of() : tills(h, id);
          tills.forEach(till -> marks.mark(h, FeedScope.settingsOf(till), List.of(TillSettings.KEY)));
          Branch before = lock(h, id).orElseThrow(() -> unknown(id));
          Branch after = before.with(name, zone);
          h.execute("UPDATE branch SET name = ?, zone = ? WHERE id = ?", after.name(), after.zone(), id.value());
          if (!after.zone().equals(before.zone())) {
            h.execute("UPDATE till SET settings_revision = settings_revision + 1 WHERE branch = ?", id.value());
          }
          acts.noteChange(h, who, "branch-set", Map.of("id", id), new OperatorActs.Change(before, after), "changed branch " + id);
          return after;
        });
  }

  private static HttpProblem unknown(BranchId id) {
    return HttpProblem.notFound("there is no branch %s at the hub".formatted(id));
  }

  private static List<TillId> tills(Handle h, BranchId branch) {
    return h.select("SELECT id FROM till WHERE branch = ? AND stage <> 'RETIRED' ORDER BY id", branch.value()).map((rs, c) -> new TillId(rs.getString(1))).list();
  }

  /** Locked against every other writer until the transaction ends. */
  private static Optional<Branch> lock(Handle h, BranchId id) {
    h.execute("UPDATE branch SET zone = zone WHERE id = ?", id.value());
    return find(h, id);
  }

  private static Optional<Branch> find(Handle h, BranchId id) {
    return h.select("SELECT id, name, zone FROM branch WHERE id = ?", id.value()).map(Branches::row).findOne();
  }

  private static Branch row(RowView row) {
    return new Branch(new BranchId(row.getColumn("id", String.class)), row.getColumn("name", String.class), row.getColumn("zone", String.class));
  }
}
