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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Changes what a till is called and where it stands. In another branch it has that one's time zone, and is told so. */
public final class TillBaseData {
  private final Database database;
  private final TillRegistry registry;
  private final ChangedMembers marks;
  private final OperatorActs acts;

  public TillBaseData(Database database, TillRegistry registry, ChangedMembers marks, OperatorActs acts) {
    this.database = database;
    this.registry = registry;
    this.marks = marks;
    this.acts = acts;
  }

  /** What is absent stays as it is. */
  TillRow change(TillId till, @Nullable String name, @Nullable BranchId branch, Operator who) {
    return database.inTransaction(
        h -> {
          if (branch != null) {
            marks.mark(h, FeedScope.settingsOf(till), List.of(TillSettings.KEY));
          }
          TillRow before = registry.lock(h, till).orElseThrow(() -> TillRegistry.unknown(till));
          requireChangeable(h, before, branch);
          registry.describe(h, till, name == null ? before.name() : BaseDataName.require(name), branch == null ? before.branch() : branch, before.stage());
          if (branch != null && !branch.equals(before.branch())) {
            registry.settingsChanged(h, till);
          }
          TillRow after = registry.find(h, till).orElseThrow();
          acts.noteChange(h, who, "till-set", Map.of("till", till), new OperatorActs.Change(before, after), "changed till " + till);
          return after;
        });
  }

  private static void requireChangeable(Handle h, TillRow till, @Nullable BranchId branch) {
    if (till.isRetired()) {
      throw HttpProblem.conflict("till %s is retired; it can be changed no longer".formatted(till.id()));
    }
    List<BranchId> branches = Branches.all(h).stream().map(Branch::id).toList();
    if (branch != null && !branches.contains(branch)) {
      throw HttpProblem.badRequest(TillAdministration.noBranch(branch, branches));
    }
  }
}
