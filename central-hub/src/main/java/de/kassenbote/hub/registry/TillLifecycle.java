package de.kassenbote.hub.registry;

import de.kassenbote.database.Database;
import de.kassenbote.http.HttpProblem;
import de.kassenbote.hub.feed.ExchangeSettings;
import de.kassenbote.hub.operator.Operator;
import de.kassenbote.hub.operator.OperatorActs;
import de.kassenbote.routes.contract.TillId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a till's life. Each is one transaction with its record; one that the till's state does not allow is refused and
 * changes nothing. What takes a till's access away does so for connections that are open, too.
 */
public final class TillLifecycle {
  private final Database database;
  private final TillRegistry registry;
  private final ExchangeSettings exchange;
  private final OperatorActs acts;
  private final ToLongFunction<TillId> unsent;
  private final Consumer<TillId> withdrawAccess;

  /**
   * @param unsent entries that a till is known to have and the hub has not
   * @param withdrawAccess ends what a till's certificate opened
   */
  public TillLifecycle(
      Database database,
      TillRegistry registry,
      ExchangeSettings exchange,
      OperatorActs acts,
      ToLongFunction<TillId> unsent,
      Consumer<TillId> withdrawAccess) {
    this.database = database;
    this.registry = registry;
    this.exchange = exchange;
    this.acts = acts;
    this.unsent = unsent;
    this.withdrawAccess = withdrawAccess;
  }

  /** It may be used, from now on or again. */
  TillRow release(TillId till, Operator who) {
    return step(till, (h, before) -> {
      require(before, before.stage() == TillStage.ADDED || before.stage() == TillStage.LOCKED, "only one that is added or locked can be released");
      registry.stage(h, till, TillStage.RELEASED);
      return note(h, who, "till-release", before, Map.of(), "released till " + till);
    });
  }

  /** Its connections are closed and no new one is let in; what it sells meanwhile waits at the till. */
  TillRow lock(TillId till, Operator who) {
    TillRow locked = step(till, (h, before) -> {
      require(before, before.stage() == TillStage.RELEASED, "only one that is released can be locked");
      registry.stage(h, till, TillStage.LOCKED);
      return note(h, who, "till-lock", before, Map.of(), "locked till " + till);
    });
    withdrawAccess.accept(till);
    return locked;
  }

  /** Its installation counts no longer. What that one had not sent stays on its disk. */
  TillRow unbind(TillId till, Operator who) {
    TillRow free = step(till, (h, before) -> {
      require(before, before.bound(), "only one that is bound can be unbound");
      registry.free(h, till);
      return note(h, who, "till-unbind", before, Map.of("unsent", unsent.applyAsLong(till)), "unbound till %s from installation %d".formatted(till, before.epoch()));
    });
    withdrawAccess.accept(till);
    return free;
  }

  /**
   * Takes a released till from its machine for another one.
   *
   * @param next what belongs to the same step
   */
  public <T> T replace(TillId till, Operator who, Function<Handle, T> next) {
    T prepared = step(till, (h, before) -> {
      require(before, before.stage() == TillStage.RELEASED && before.bound(), "only one that is released and bound can be replaced: make a code for one that is free");
      registry.free(h, till);
      note(h, who, "till-replace", before, Map.of("unsent", unsent.applyAsLong(till)), "took till %s from installation %d".formatted(till, before.epoch()));
      return next.apply(h);
    });
    withdrawAccess.accept(till);
    return prepared;
  }

  /**
   * It never comes back, and gets nothing any more.
   *
   * @param reason why that is right although not everything of it was sent; absent = only if nothing is known to be unsent
   */
  TillRow retire(TillId till, @Nullable String reason, Operator who) {
    TillRow retired = step(till, (h, before) -> {
      require(before, !before.isRetired(), "that is for good");
      long open = unsent.applyAsLong(till);
      if (open > 0 && reason == null) {
        throw HttpProblem.conflict(
            "till %s has %d entries that are not at the hub: let it send them, or retire it by force and say why".formatted(till, open));
      }
      registry.free(h, till);
      registry.stage(h, till, TillStage.RETIRED);
      exchange.dismiss(h, till);
      Map<String, Object> parameters = new LinkedHashMap<>(Map.of("unsent", open));
      if (reason != null) {
        parameters.put("reason", reason);
      }
      return note(h, who, "till-retire", before, parameters, "retired till " + till);
    });
    withdrawAccess.accept(till);
    exchange.applyFilter(till);
    return retired;
  }

  private <T> T step(TillId till, BiFunction<Handle, TillRow, T> work) {
    return database.inTransaction(h -> work.apply(h, registry.lock(h, till).orElseThrow(() -> TillRegistry.unknown(till))));
  }

  private TillRow note(Handle h, Operator who, String what, TillRow before, Map<String, Object> details, String result) {
    TillRow after = registry.find(h, before.id()).orElseThrow();
    Map<String, Object> parameters = new LinkedHashMap<>(Map.of("till", before.id()));
    parameters.putAll(details);
    acts.noteChange(h, who, what, parameters, new OperatorActs.Change(before, after), result);
    return after;
  }

  private static void require(TillRow till, boolean allowed, String rule) {
    if (!allowed) {
      throw HttpProblem.conflict("till %s is %s; %s".formatted(till.id(), till.state(), rule));
    }
  }
}
