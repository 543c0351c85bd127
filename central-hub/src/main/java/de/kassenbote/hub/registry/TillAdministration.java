package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.exchange.ExchangeDesk;
import de.kassenbote.hub.exchange.Wish;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.TillId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Adds tills. A till is whole or not there: rows and subscription in one step. */
public final class TillAdministration {
  private static final int BRANCHES_NAMED = 20;

  private final Database database;
  private final TillRegistry registry;
  private final ExchangeDesk exchange;
  private final OperatorActs acts;
  private final Consumer<TillId> replyQueue;

  /**
   * @param replyQueue makes sure that a till's reply queue exists
   */
  public TillAdministration(
      Database database,
      TillRegistry registry,
      ExchangeDesk exchange,
      OperatorActs acts,
      Consumer<TillId> replyQueue) {
    this.database = database;
    this.registry = registry;
    this.exchange = exchange;
    this.acts = acts;
    this.replyQueue = replyQueue;
  }

  /**
   * Adds all of these tills, or none.
   *
   * @return them, free
   * @throws HttpProblem when one of them cannot be added
   */
  public List<TillRow> add(List<NewTill> tills, Operator who) {
    List<TillRow> added =
        database.inTransaction(
            h -> {
              objections(h, tills).stream().findFirst().ifPresent(TillAdministration::refuse);
              return tills.stream().map(till -> add(h, till, who)).toList();
            });
    tills.forEach(till -> replyQueue.accept(till.id()));
    tills.forEach(till -> exchange.applyFilter(till.id()));
    return added;
  }

  /** Why these tills cannot be added as things are; none when they can. */
  public List<Objection> objections(List<NewTill> tills) {
    return database.read(h -> objections(h, tills));
  }

  /** What must be there before tills are let in; again after each start of the broker. */
  public void ensureReplyQueues() {
    registry.all().forEach(till -> replyQueue.accept(till.id()));
  }

  private TillRow add(Handle h, NewTill till, Operator who) {
    exchange.enrol(h, till.id(), till.exchange());
    registry.insert(h, till.id());
    registry.describe(h, till.id(), till.name(), till.branch(), till.stage());
    TillRow added = registry.find(h, till.id()).orElseThrow();
    acts.noteChange(h, who, "till-add", till, new OperatorActs.Change(null, added), "added till %s, which is %s".formatted(till.id(), added.state()));
    return added;
  }

  private List<Objection> objections(Handle h, List<NewTill> tills) {
    Map<TillId, TillRow> known = registry.all(h).stream().collect(Collectors.toMap(TillRow::id, Function.identity()));
    List<BranchId> branches = Branches.all(h).stream().map(Branch::id).toList();
    List<Objection> objections = new ArrayList<>();
    for (int i = 0; i < tills.size(); i++) {
      TillRow namesake = known.get(tills.get(i).id());
      if (namesake != null) {
        objections.add(new Objection(i, Objection.ID, taken(namesake)));
      }
      int place = i;
      exchange.objection(h, tills.get(i).exchange()).ifPresent(reason -> objections.add(new Objection(place, Objection.EXCHANGE, reason)));
      BranchId branch = tills.get(i).branch();
      if (branch != null && !branches.contains(branch)) {
        objections.add(new Objection(i, Objection.BRANCH, noBranch(branch, branches)));
      }
    }
    return objections;
  }

  private static String taken(TillRow till) {
    return till.isRetired()
        ? "till %s is retired, and its id is never given out again: choose another one".formatted(till.id())
        : "till %s exists already: choose another id".formatted(till.id());
  }

  static String noBranch(@Nullable BranchId branch, List<BranchId> branches) {
    String there = branches.stream().limit(BRANCHES_NAMED).map(BranchId::value).collect(Collectors.joining(", "));
    String more = branches.size() > BRANCHES_NAMED ? " and others" : "";
    return "there is no branch %s: %s".formatted(branch, branches.isEmpty() ? "add it first, there is none yet" : "there are " + there + more);
  }

  private static void refuse(Objection objection) {
    throw switch (objection.field()) {
      case Objection.ID -> HttpProblem.conflict(objection.reason());
      case Objection.EXCHANGE -> HttpProblem.unprocessable(objection.reason());
      default -> HttpProblem.badRequest(objection.reason());
    };
  }
}
